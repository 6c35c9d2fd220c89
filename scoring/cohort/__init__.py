"""What many attempts at one scenario say together: about its decision points, its scores, its trainees."""
