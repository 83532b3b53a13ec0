namespace RecsConsole.Features.SignIn;

/// <summary>Sign-in of the demo's fictional people. Their password only works in Development.</summary>
public static class DemoSignIn
{
    public const string Password = "demo desk 2026";

    // reserved by RFC 2606: no real person has such an address
    internal const string EmailEnd = ".example";

    public static bool IsPassword(string password) => string.Equals(password, Password, StringComparison.Ordinal);

    /// <summary>The lines that the console prints after seeding.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> emails)
    {
        ArgumentNullException.ThrowIfNull(emails);
        yield return $"Sign in at {SignInAddresses.Login} as one of these, with the password: {Password}";
        foreach (var email in emails)
        {
            yield return $"  {email}";
        }
    }
}
