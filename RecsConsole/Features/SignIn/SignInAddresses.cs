namespace RecsConsole.Features.SignIn;

/// <summary>The URLs of sign-in.</summary>
public static class SignInAddresses
{
    public const string Login = "/login";

    /// <summary>Takes a form with the field tenant.</summary>
    public const string Tenant = "/account/tenant";

    public const string SignOut = "/account/sign-out";

    /// <summary>Changes one's own password.</summary>
    public const string Password = "/account/password";

    /// <summary>Rates a password that somebody is about to choose.</summary>
    public const string RatedPassword = "/account/password/rating";

    /// <summary>
    /// A POST by a page in which somebody clicks or types, so that the session does not end meanwhile; a GET prolongs nothing. Both return how
    /// long it goes on, in seconds.
    /// </summary>
    public const string Active = "/account/active";

    public const string SecondFactor = "/account/second-factor";

    /// <summary>Lists, adds and removes one's own passkeys.</summary>
    public const string Passkeys = "/account/passkeys";

    /// <summary>Ends one's own sessions, some time after signing in.</summary>
    public const string Sessions = "/account/sessions";

    /// <summary>Requests a password reset link.</summary>
    public const string Forgot = "/account/forgot";

    /// <summary>Called by a provider to end sessions.</summary>
    public const string BackChannel = "/oidc/backchannel";

    /// <summary>The mapping of groups to permissions, for administrators.</summary>
    public const string SingleSignOnPage = "/admin/single-sign-on";

    /// <summary>Redirects to a provider.</summary>
    public static string SingleSignOnOf(string provider) => $"/account/single-sign-on/{provider}";

    /// <summary>Redirects to a provider and links the user's account with it.</summary>
    public static string LinkAccountOf(string provider) => $"/account/single-sign-on/{provider}/link";

    /// <summary>Redirects to a provider that asks who it is although they are signed in there, and back to the own sessions.</summary>
    public static string SignInAgainOf(string provider) => $"/account/single-sign-on/{provider}/again";

    /// <summary>Where a provider redirects the browser to.</summary>
    public static string CallbackOf(string provider) => $"/signin-oidc/{provider}";

    /// <summary>Where it redirects the browser to after signing out.</summary>
    public static string SignedOutOf(string provider) => $"/signout-callback-oidc/{provider}";

    /// <summary>The sign-in page with the reason why a provider's response was refused.</summary>
    public static string RefusedOf(string reason) => $"{Login}?refused={reason}";

    /// <summary>The target of an invitation or reset link.</summary>
    public static string LinkOf(string token) => $"/account/link/{token}";

    /// <summary>The setup page of a server where nobody can sign in yet.</summary>
    public static string SetupOf(string token) => $"/setup/{token}";
}
