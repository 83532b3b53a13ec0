using System.Globalization;
using RecsConsole.Features.Documents.Administration.Versions;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>What the list of documents shows. It lives in the address of the page.</summary>
public sealed record DocumentFilter
{
    public const string Path = "/admin/documents";

    public string? Search { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    /// <summary>Id of a person.</summary>
    public Guid? Owner { get; init; }

    public string? Language { get; init; }

    public DocumentDue? Due { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => this with { Page = 1 } != new DocumentFilter();

    public string Address
    {
        get
        {
            List<(string Name, string? Value)> parts =
            [
                ("q", Search),
                ("status", Status),
                ("kind", Kind),
                ("owner", Owner?.ToString("D")),
                ("language", Language),
                ("due", Due is { } due ? Word(due) : null),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            ];
            var query = string.Join(
                '&',
                parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
            );
            return query.Length == 0 ? Path : $"{Path}?{query}";
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static DocumentFilter Parse(DocumentAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new()
        {
            Search = Text(address.Search),
            Status = DocumentStates.All.FirstOrDefault(state => Same(state, address.Status)),
            Kind = Text(address.Kind),
            Owner = Guid.TryParse(address.Owner, out var owner) ? owner : null,
            Language = Text(address.Language),
            Due = DueOf(address.Due),
            Page =
                int.TryParse(address.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 100_000
                    ? page
                    : 1,
        };
    }

    public static DocumentDue? DueOf(string? word) =>
        Enum.GetValues<DocumentDue>()
            .Where(due => string.Equals(Word(due), word, StringComparison.Ordinal))
            .Select(due => (DocumentDue?)due)
            .FirstOrDefault();

    public static string Word(DocumentDue due) => due.ToString().ToLowerInvariant();

    public bool Fits(DocumentLine line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(line);
        return FitsStatus(line)
            && (Kind is null || Same(line.Kind, Kind))
            && (Owner is null || line.OwnerId == Owner)
            && (Language is null || Same(line.Language, Language))
            && FitsDue(line, now)
            && (
                Search is null
                || line.Title.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
                || line.Key.Contains(Search, StringComparison.OrdinalIgnoreCase)
            );
    }

    // a draft beside the version in force is found by its own state too
    private bool FitsStatus(DocumentLine line) =>
        Status is null || Same(line.Status, Status) || (Status is DocumentStates.Draft && line.DraftVersion is not null);

    private bool FitsDue(DocumentLine line, DateTimeOffset now) =>
        Due switch
        {
            DocumentDue.Expiring => line.Status is DocumentStates.Effective
                && line.EffectiveTo is { } to
                && to <= now.AddDays(ListDocuments.SoonDays),
            DocumentDue.Review => line.Status is DocumentStates.Effective && line.ReviewBy < now,
            _ => true,
        };

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 200 ? null : value.Trim();
}

/// <summary>What is due about a document in force.</summary>
public enum DocumentDue
{
    /// <summary>It expires within <see cref="ListDocuments.SoonDays"/> days.</summary>
    Expiring,

    /// <summary>The day by which somebody should have looked at it has passed.</summary>
    Review,
}

/// <summary>The parameters of the list's address as they came.</summary>
public sealed record DocumentAddress(
    string? Search = null,
    string? Status = null,
    string? Kind = null,
    string? Owner = null,
    string? Language = null,
    string? Due = null,
    string? Page = null
);
