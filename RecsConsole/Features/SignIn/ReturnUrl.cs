namespace RecsConsole.Features.SignIn;

/// <summary>Where to go after signing in: addresses of this console only, or a link could send people elsewhere.</summary>
public static class ReturnUrl
{
    /// <summary>The address itself if it is a path of this site, else the desk's.</summary>
    public static string LocalOrHome(string? address)
    {
        // a browser reads a backslash as a slash and drops tabs and line ends, so "/\t/elsewhere" would leave the site
        var isLocal =
            address is ['/', ..]
            && address is not ['/', '/', ..]
            && !address.Contains('\\', StringComparison.Ordinal)
            && !address.Any(char.IsControl);
        return isLocal && !IsOwn(address!) ? address! : "/";
    }

    private static bool IsOwn(string address) =>
        address.StartsWith(SignInAddresses.Login, StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("/account/", StringComparison.OrdinalIgnoreCase);
}
