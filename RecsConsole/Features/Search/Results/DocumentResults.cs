using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Search.Results;

/// <summary>Documents as results: the version now in force, if the reader may see it now.</summary>
internal static class DocumentResults
{
    public static async Task<SearchGroup> ReadAsync(SearchResultReader reading, FoundList found, CancellationToken cancellationToken)
    {
        // documents are never open or finished, and belong to no product
        var isOther = reading.Query.State is not null || reading.Query.Product is not null;
        var byKey = found.Best.ToDictionary(each => each.Id, StringComparer.Ordinal);
        var around = found.Around.Select(each => each.Id).ToList();
        var visible = await ReadVisibleAsync(reading, [.. byKey.Keys.Union(around, StringComparer.Ordinal)], cancellationToken);
        Count(reading, around.Where(visible.ContainsKey).Select(key => visible[key]));
        var ordered = byKey
            .Keys.Where(visible.ContainsKey)
            .Select(key => visible[key])
            .Where(row => Fits(reading, row) && !isOther)
            .ToList();
        var reranked = await RerankAsync(reading, byKey, ordered, cancellationToken);
        var shown = ResultPages.Shown(reranked.Rows, reading.Query, SearchKind.Document).ToList();
        var texts = await ReadTextsAsync(reading, shown.ConvertAll(each => each.Row), cancellationToken);
        return new(
            SearchKind.Document,
            [
                .. shown
                    .Where(each => texts.ContainsKey(each.Row.Key))
                    .Select(each => ToLine(reading, byKey[each.Row.Key], each.Row, texts[each.Row.Key], each.Rank)),
            ],
            ordered.Count,
            found.IsCut
        )
        {
            Reranker = reranked.Model,
        };
    }

    // Only results of the first page change places, so that no page repeats or misses one. A document whose key was typed stays first.
    private static async Task<RerankedRows<DocumentSummary>> RerankAsync(
        SearchResultReader reading,
        Dictionary<string, SearchHit> found,
        List<DocumentSummary> ordered,
        CancellationToken cancellationToken
    )
    {
        if (reading.Reranking is not { } reranking || reading.Query.Page > 1)
        {
            return new(ordered, null);
        }

        var first = ordered.Take(ResultPages.Size).SkipWhile(row => found[row.Key].Key is not KeyMatch.None).ToList();
        var texts = await ReadTextsAsync(reading, first, cancellationToken);
        var best = await reranking.OrderAsync(
            first,
            row =>
                [
                    new(DataFields.DocumentTexts, row.Title),
                    new(DataFields.DocumentTexts, PassageOf(found[row.Key], row, texts[row.Key].Text)),
                ],
            cancellationToken
        );
        var named = Math.Min(ordered.Count, ResultPages.Size) - first.Count;
        return best with { Rows = [.. ordered.Take(named), .. best.Rows, .. ordered.Skip(named + first.Count)] };
    }

    // Withdrawn, expired and superseded versions disappear immediately, whatever the index still contains.
    private static async Task<Dictionary<string, DocumentSummary>> ReadVisibleAsync(
        SearchResultReader reading,
        List<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = await reading
            .Db.Documents.AsNoTracking()
            .InForce(reading.Now)
            .Where(row => keys.Contains(row.Key))
            .Select(row => new DocumentSummary(
                row.Key,
                row.Version,
                row.Title,
                row.Kind,
                row.Language,
                row.IssueTypes,
                row.OwnerId,
                row.UpdatedAt,
                row.ReviewBy,
                row.Classification,
                row.Regions,
                row.Acl
            ))
            .ToListAsync(cancellationToken);
        var open = await reading.ConfirmAsync(
            AccessOperation.ViewDocument,
            rows.NewestOfEach(row => row.Key, row => row.Version).Where(row => MayView(reading, row)),
            row => ResourceOf(reading, row),
            cancellationToken
        );
        return open.ToDictionary(row => row.Key, StringComparer.Ordinal);
    }

    private static bool MayView(SearchResultReader reading, DocumentSummary row) =>
        reading.Check.Decide(AccessOperation.ViewDocument, ResourceOf(reading, row)).Permitted;

    private static AccessResource ResourceOf(SearchResultReader reading, DocumentSummary row) =>
        AccessResources.OfDocument(reading.Db.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]);

    private static void Count(SearchResultReader reading, IEnumerable<DocumentSummary> rows)
    {
        foreach (var row in rows)
        {
            reading.Choices.Add(row.IssueTypes, null, row.Language is null ? [] : [row.Language]);
        }
    }

    private static bool Fits(SearchResultReader reading, DocumentSummary row)
    {
        return (reading.Query.Issue is null || row.IssueTypes.Contains(reading.Query.Issue, StringComparer.Ordinal))
            && reading.IsLanguage(row.Language)
            && (reading.Since is not { } since || row.UpdatedAt >= since);
    }

    private static async Task<Dictionary<string, DocumentResultTexts>> ReadTextsAsync(
        SearchResultReader reading,
        List<DocumentSummary> shown,
        CancellationToken cancellationToken
    )
    {
        var keys = shown.ConvertAll(row => row.Key);
        var owners = await PeopleNames.ReadAsync(
            reading.Db,
            shown.Where(row => row.OwnerId is not null).Select(row => row.OwnerId!.Value),
            cancellationToken
        );
        var texts = await reading
            .Db.Documents.AsNoTracking()
            .Effective()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.Text,
            })
            .ToListAsync(cancellationToken);
        return shown.ToDictionary(
            row => row.Key,
            row => new DocumentResultTexts(
                texts.Find(text => text.Version == row.Version && SearchResultReader.Is(row.Key, text.Key))?.Text ?? "",
                row.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null
            ),
            StringComparer.Ordinal
        );
    }

    private static SearchLine ToLine(SearchResultReader reading, SearchHit found, DocumentSummary row, DocumentResultTexts texts, int rank)
    {
        var language = SearchLabels.Language(row.Language);
        var title = reading.Highlighter.Mark(row.Title, language);
        var passage = Excerpt.Of(PassageOf(found, row, texts.Text), reading.Highlighter, language);
        return new(
            SearchKind.Document,
            row.Key,
            row.Key,
            title,
            passage,
            SearchResultReader.Why(found, title.Any(part => part.IsHit), passage.Any(part => part.IsHit)),
            [.. FactsOf(reading, row, texts)],
            new(Texts.ChangedBeforeTime, row.UpdatedAt),
            "/documents/" + Uri.EscapeDataString(row.Key),
            rank
        );
    }

    private static IEnumerable<SearchFact> FactsOf(SearchResultReader reading, DocumentSummary row, DocumentResultTexts texts)
    {
        yield return new(SharedTexts.NameAndVersion.With(DocumentKindLabels.Capitalised(row.Kind), row.Version));
        if (texts.Owner is { } owner)
        {
            yield return new(Texts.OwnedBy.With(owner));
        }

        if (row.Language is { } language)
        {
            yield return new(Tenancy.LanguageLabels.Of(language));
        }

        if (row.ReviewBy < reading.Now)
        {
            yield return new(SharedTexts.ReviewOverdue, SearchSign.Soon);
        }
    }

    // The index knows the paragraph in the version it indexed; for a newer version the beginning is used.
    private static string PassageOf(SearchHit found, DocumentSummary row, string text)
    {
        var markdown =
            found.Passage is { } passage && found.Version == row.Version && passage.Start + passage.Length <= text.Length
                ? text.Substring(passage.Start, passage.Length)
                : string.Join("\n\n", text.Split("\n\n").Where(paragraph => !paragraph.TrimStart().StartsWith('#')));
        return PlainMarkdown.Of(markdown);
    }

    private sealed record DocumentSummary(
        string Key,
        int Version,
        string Title,
        string Kind,
        string? Language,
        IList<string> IssueTypes,
        Guid? OwnerId,
        DateTimeOffset UpdatedAt,
        DateTimeOffset? ReviewBy,
        int Classification,
        IList<string> Regions,
        IList<string> Acl
    );

    private sealed record DocumentResultTexts(string Text, string? Owner);
}
