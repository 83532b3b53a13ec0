namespace RecsConsole.Features.SignIn;

/// <summary>The addresses of this folder.</summary>
public static class SignInAddresses
{
    public const string Login = "/login";

    /// <summary>Takes a form with the field tenant.</summary>
    public const string Tenant = "/account/tenant";

    public const string SignOut = "/account/sign-out";

    /// <summary>Changes one's own password.</summary>
    public const string Password = "/account/password";

    public const string SecondFactor = "/account/second-factor";

    /// <summary>Asks for a link to a new password.</summary>
    public const string Forgot = "/account/forgot";

    /// <summary>An invitation or a link to a new password.</summary>
    public static string LinkOf(string token) => $"/account/link/{token}";

    /// <summary>The setup of a server that nobody can sign in to.</summary>
    public static string SetupOf(string token) => $"/setup/{token}";
}
