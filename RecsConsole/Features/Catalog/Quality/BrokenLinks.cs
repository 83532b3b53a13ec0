using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>
/// Links of documents that lead nowhere: to a document that is not in force, to a heading that is not there, and addresses that no page
/// makes a link of. What is outside of the console is not asked, so a web address is judged by its form only.
/// </summary>
internal sealed class BrokenLinks
{
    /// <summary>Leads to no document in force.</summary>
    public const string NoDocument = "document";

    /// <summary>Leads to no heading of its document.</summary>
    public const string NoHeading = "heading";

    /// <summary>Is no address.</summary>
    public const string NoAddress = "address";

    private static readonly string[] s_roots = ["/documents/", "/admin/documents/"];

    // pages beside those of single documents
    private static readonly HashSet<string> s_pages = new(StringComparer.Ordinal) { "new", "reports", "upload" };

    private readonly Dictionary<string, MarkdownLinks> _texts;

    private BrokenLinks(Dictionary<string, MarkdownLinks> texts) => _texts = texts;

    /// <param name="documents">The version in force of each document.</param>
    public static BrokenLinks Among(IEnumerable<DocumentRow> documents) =>
        new(documents.ToDictionary(row => row.Key, row => MarkdownLinks.Of(row.Text), StringComparer.Ordinal));

    /// <summary>What is wrong with which address, such as "document:/documents/gone".</summary>
    public IReadOnlyList<string> In(string document) =>
        [
            .. _texts[document]
                .Addresses.Select(address => (Address: address, Problem: ProblemOf(document, address)))
                .Where(each => each.Problem is not null)
                .Select(each => $"{each.Problem}:{each.Address}"),
        ];

    private string? ProblemOf(string document, string address)
    {
        var (path, anchor) = address.Split('#', 2) is [var before, var after] ? (before, after) : (address, "");
        if (path.Length == 0)
        {
            return anchor.Length == 0 ? NoAddress : ProblemOfAnchor(document, anchor);
        }

        if (!LinkAddress.IsSafe(address) || !IsWhole(address))
        {
            return NoAddress;
        }

        return KeyIn(path) is not { } key ? null
            : !_texts.ContainsKey(key) ? NoDocument
            : ProblemOfAnchor(key, anchor);
    }

    private string? ProblemOfAnchor(string document, string anchor) =>
        anchor.Length == 0 || _texts[document].Anchors.Contains(Uri.UnescapeDataString(anchor)) ? null : NoHeading;

    // a mail address has a place, and a web address a host
    private static bool IsWhole(string address) =>
        address.StartsWith('/')
        || !Uri.TryCreate(address, UriKind.Absolute, out var absolute)
        || (
            string.Equals(absolute.Scheme, Uri.UriSchemeMailto, StringComparison.Ordinal)
                ? address.Contains('@', StringComparison.Ordinal)
                : absolute.Host.Length > 0
        );

    // the key of the document that a page of the console shows; null for any other page
    private static string? KeyIn(string path)
    {
        var root = Array.Find(s_roots, each => path.StartsWith(each, StringComparison.OrdinalIgnoreCase));
        var key = root is null ? "" : Uri.UnescapeDataString(path[root.Length..].Split('?')[0].TrimEnd('/'));
        return key.Length == 0 || s_pages.Contains(key) ? null : key;
    }
}
