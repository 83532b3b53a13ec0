using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Cards.Sentences;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews;

/// <summary>A pair's slates between engine, row and screen.</summary>
public static class StoredSlate
{
    public static byte[] Pack(IReadOnlyList<SlateItem> items) => Brotli.Compress(CanonicalJson.Serialize(items));

    public static IReadOnlyList<SlateItem> Unpack(byte[] slate) =>
        CanonicalJson.Deserialize<IReadOnlyList<SlateItem>>(Brotli.Decompress(slate));

    /// <summary>Equal for two reviewers of a case if both slates suggested the same in the same order.</summary>
    public static string ShownOf(byte[] slateA, byte[] slateB) => $"{OrderOf(slateA)}|{OrderOf(slateB)}";

    public static string Pack(StudyLabels labels) => JsonSerializer.Serialize(labels);

    public static StudyLabels LabelsOf(string json) =>
        JsonSerializer.Deserialize<StudyLabels>(json) ?? throw new InvalidDataException("A pair's labels are empty.");

    public static IReadOnlyList<PairCard> Cards(byte[] slate, StudyLabels labels, string language) =>
        Cards(Unpack(slate), labels, language);

    private static string OrderOf(byte[] slate) => string.Join(' ', Unpack(slate).Select(item => item.Id));

    /// <summary>What is shown of the items, which also decides whether two slates are the same: no score, source, version or id.</summary>
    public static IReadOnlyList<PairCard> Cards(IReadOnlyList<SlateItem> items, StudyLabels labels, string language)
    {
        if (labels.IsFromFile)
        {
            return
            [
                .. items.Select(item => new PairCard(item.Rank, labels.Titles.GetValueOrDefault(item.Id, item.Id), "", null, "", null)),
            ];
        }

        var explanations = new ExplanationWriter(labels.ForSentences().In(language), language);
        return
        [
            .. items.Select(item => new PairCard(
                item.Rank,
                labels.Titles.GetValueOrDefault(item.Id, item.Id),
                ClaimRenderer.Text(CardReason.Write(explanations, item)),
                item.Confidence.Label,
                ClaimRenderer.Text(explanations.WriteConfidence(item.Confidence, item.Facts)),
                item.RequiredByPolicy is { } policy ? labels.Policies.GetValueOrDefault(policy, policy) : null
            )
            {
                LowBecause = item.RequiredByPolicy is null ? LowChanceLabels.Of(item.Confidence.Reason) : null,
            }),
        ];
    }
}
