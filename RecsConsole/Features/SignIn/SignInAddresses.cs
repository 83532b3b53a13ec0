namespace RecsConsole.Features.SignIn;

/// <summary>The addresses of this folder.</summary>
public static class SignInAddresses
{
    public const string Login = "/login";

    /// <summary>Takes a form with the field tenant.</summary>
    public const string Tenant = "/account/tenant";

    public const string SignOut = "/account/sign-out";
}
