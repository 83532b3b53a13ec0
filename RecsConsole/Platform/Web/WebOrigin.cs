using System.Text.RegularExpressions;

namespace RecsConsole.Platform.Web;

/// <summary>The origin of a page: scheme, host and port, nothing else.</summary>
public static partial class WebOrigin
{
    /// <summary>Maximum length, in characters.</summary>
    public const int Longest = 300;

    /// <summary>The origin in the format of browsers; null when the text is not one: another scheme, a path, a user, a wildcard.</summary>
    public static string? Read(string? text) =>
        OfAddress(text) is { } origin
        && Uri.TryCreate(text!.Trim(), UriKind.Absolute, out var address)
        && address.PathAndQuery is "/"
        && address.Fragment.Length == 0
            ? origin
            : null;

    /// <summary>The origin of an absolute URL, such as the one in a browser's Referer header.</summary>
    public static string? OfAddress(string? text)
    {
        if (
            !Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0
        )
        {
            return null;
        }

        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        var origin = $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}"))}";
        return origin.Length <= Longest && Form().IsMatch(origin) ? origin : null;
    }

    // characters that are safe in a header: no blank, comma or semicolon gets into a policy
    [GeneratedRegex(
        @"^https?://([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:[0-9]+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Form();
}
