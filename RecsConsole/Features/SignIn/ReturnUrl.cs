namespace RecsConsole.Features.SignIn;

/// <summary>Where to go after signing in: only URLs of this console, since a link could otherwise send people elsewhere.</summary>
public static class ReturnUrl
{
    /// <summary>The URL itself if it is a path of this site, otherwise the desk.</summary>
    public static string LocalOrHome(string? address)
    {
        // browsers treat a backslash as a slash and drop tabs and line breaks, so "/\t/elsewhere" would leave the site
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
