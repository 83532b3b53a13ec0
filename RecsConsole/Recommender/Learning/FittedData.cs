using System.Globalization;
using RecsConsole.Engine.Fields;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Learning;

/// <summary>The dataset card of what is fitted to finished cases.</summary>
internal static class FittedData
{
    private static readonly IReadOnlyList<DataField> s_fields =
    [
        .. LearnedFields.Chances.Union([
            DataFields.CaseIssueType,
            DataFields.CaseProduct,
            DataFields.CaseRegion,
            DataFields.CasePriority,
            DataFields.CaseTeam,
            DataFields.CaseCustomFields,
            DataFields.AccountKey,
            DataFields.EventActor,
        ]),
    ];

    /// <summary>The card; null without finished cases. The legal basis is added where it is stored.</summary>
    /// <param name="exclusions">From whom nothing is learned.</param>
    public static DatasetCard? CardOf(IReadOnlyList<IndexedCase> cases, TrainingExclusions exclusions)
    {
        using var tally = new CardTally();
        foreach (var each in cases)
        {
            if (each is { Finished: { } finished, Background: { Opened: { } opened } background })
            {
                if (exclusions.Of(person: null, each.Id, background.AccountKey) is { } reason)
                {
                    tally.LeaveOut(reason);
                    continue;
                }

                tally.Use("case", opened.At);
                var steps = string.Join(',', each.Steps.Select(step => step.Activity));
                tally.Hash(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{each.Id:D}|{background.Type}|{opened.At:O}|{finished.ResolvedAt:O}|{finished.EndedWell}|{opened.FinishedBy}|{steps}\n"
                    )
                );
            }
        }

        return tally.Close(CardPurposes.History, CardFields.Of(s_fields, limits: null), basis: null);
    }
}
