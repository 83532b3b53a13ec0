namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>What is said of a password that somebody is about to choose; the first three would be refused.</summary>
public enum PasswordRating
{
    TooShort,
    TooLong,
    Guessable,
    Good,
    Strong,
}
