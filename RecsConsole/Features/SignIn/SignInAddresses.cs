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

    /// <summary>What a provider calls when it ends sessions.</summary>
    public const string BackChannel = "/oidc/backchannel";

    /// <summary>Groups and what they give, for administrators.</summary>
    public const string SingleSignOnPage = "/admin/single-sign-on";

    /// <summary>Leads to a provider.</summary>
    public static string SingleSignOnOf(string provider) => $"/account/single-sign-on/{provider}";

    /// <summary>Leads to a provider and links one's account with it.</summary>
    public static string LinkAccountOf(string provider) => $"/account/single-sign-on/{provider}/link";

    /// <summary>Where a provider sends the browser back to.</summary>
    public static string CallbackOf(string provider) => $"/signin-oidc/{provider}";

    /// <summary>Where it sends the browser back to after signing out.</summary>
    public static string SignedOutOf(string provider) => $"/signout-callback-oidc/{provider}";

    /// <summary>The sign-in page, saying why a provider's answer opened nothing.</summary>
    public static string RefusedOf(string reason) => $"{Login}?refused={reason}";

    /// <summary>An invitation or a link to a new password.</summary>
    public static string LinkOf(string token) => $"/account/link/{token}";

    /// <summary>The setup of a server that nobody can sign in to.</summary>
    public static string SetupOf(string token) => $"/setup/{token}";
}
