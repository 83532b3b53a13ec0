using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Judgements;

/// <summary>
/// Reads the labels of closed studies. They are derived on each reading and stored nowhere, because a lead may decide a disagreement after
/// the end of a study. Without: cases with a known answer, which measured the reviewers; undecided ones, ties and two bad lists; and cases
/// whose reviewers saw different lists.
/// </summary>
public static class JudgementLabels
{
    public static async Task<IReadOnlyList<JudgementLabel>> ReadAsync(
        ConsoleDbContext db,
        ItemKind kind,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var studies = await db
            .Studies.AsNoTracking()
            .Where(row => row.Status == StudyStatus.Closed && row.Kind == kind)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var labels = new List<JudgementLabel>();
        foreach (var study in studies)
        {
            labels.AddRange(await ReadAsync(db, study, cancellationToken));
        }

        return labels;
    }

    private static async Task<IEnumerable<JudgementLabel>> ReadAsync(
        ConsoleDbContext db,
        StudyRow study,
        CancellationToken cancellationToken
    )
    {
        var pairs = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == study.Id && row.Verdict != null)
            .OrderBy(row => row.ReviewerId)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken);
        var decided = await db
            .StudyAdjudications.AsNoTracking()
            .Where(row => row.StudyId == study.Id)
            .ToDictionaryAsync(row => row.CaseId, cancellationToken);
        return pairs
            .GroupBy(row => row.CaseId)
            .Where(judged => decided.GetValueOrDefault(judged.Key) is not { IsKnownAnswer: true })
            .OrderBy(judged => judged.Key)
            .Select(judged => LabelOf(study, [.. judged], decided.GetValueOrDefault(judged.Key)))
            .OfType<JudgementLabel>();
    }

    private static JudgementLabel? LabelOf(StudyRow study, List<StudyPairRow> judged, StudyAdjudicationRow? decided)
    {
        var isDisputed = judged.Select(row => row.Verdict).Distinct().Count() > 1;
        var verdict = AgreedVerdict.Of(judged.Select(row => row.Verdict!.Value), decided?.Verdict);
        var shown = judged.ConvertAll(row => (A: Ids(row.SlateA), B: Ids(row.SlateB)));
        if (
            verdict is not (PairVerdict.A or PairVerdict.B)
            || shown.Exists(each =>
                !each.A.SequenceEqual(shown[0].A, StringComparer.Ordinal) || !each.B.SequenceEqual(shown[0].B, StringComparer.Ordinal)
            )
            || FirstDifference(shown[0].A, shown[0].B) is not { } difference
        )
        {
            return null;
        }

        var (preferred, other) = verdict is PairVerdict.A ? difference : (difference.Other, difference.One);
        var then = JsonSerializer.Deserialize<ShownAs>(judged[0].LabelsJson)!;
        var judgedAt = judged.Max(row => row.JudgedAt) ?? study.CreatedAt;
        return new(
            study.Id,
            study.Name,
            judged[0].CaseId,
            preferred,
            other,
            then.LastOrdinal,
            then.State ?? "",
            study.CreatedAt,
            isDisputed && decided!.DecidedAt > judgedAt ? decided.DecidedAt : judgedAt,
            isDisputed
        )
        {
            Reviewers = judged.ConvertAll(row => row.ReviewerId),
        };
    }

    // null where one list is only longer: then no item was preferred to another
    private static (string One, string Other)? FirstDifference(IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        a.Zip(b)
            .Where(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal))
            .Select(pair => ((string, string)?)pair)
            .FirstOrDefault();

    private static List<string> Ids(byte[] slate) =>
        [.. CanonicalJson.Deserialize<IReadOnlyList<SlateItem>>(Brotli.Decompress(slate)).Select(item => item.Id)];

    // what is needed here of the labels of a pair
    private sealed record ShownAs(string? State, int LastOrdinal);
}
