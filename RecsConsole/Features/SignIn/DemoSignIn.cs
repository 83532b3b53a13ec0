namespace RecsConsole.Features.SignIn;

/// <summary>How the invented people of the demo sign in. Their password opens nothing outside Development.</summary>
public static class DemoSignIn
{
    public const string Password = "demo desk 2026";

    // reserved by RFC 2606: no real person has such an address
    internal const string EmailEnd = ".example";

    public static bool IsPassword(string password) => string.Equals(password, Password, StringComparison.Ordinal);

    /// <summary>What the console prints after seeding.</summary>
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
