namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>What is said of a password that somebody is about to choose; the first two would be refused.</summary>
public enum PasswordRating
{
    Short,
    Guessable,
    Good,
    Strong,
}
