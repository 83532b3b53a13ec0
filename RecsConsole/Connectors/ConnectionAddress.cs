namespace RecsConsole.Connectors;

/// <summary>
/// The addresses that a connection may have. Private ones are among them: ticket systems stand in the same house, and only administrators set them.
/// </summary>
public static class ConnectionAddress
{
    /// <summary>The address with a slash at its end; null for what is none: another scheme than http and https, a user, a query or a fragment.</summary>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0, Host.Length: > 0 }
            ? new(address.AbsoluteUri.TrimEnd('/') + "/")
            : null;
}
