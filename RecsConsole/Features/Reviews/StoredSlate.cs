using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews;

/// <summary>A pair's slates between engine, row and screen.</summary>
public static class StoredSlate
{
    private const int ClaimsOnACard = 2; // as on the desk

    public static byte[] Pack(IReadOnlyList<SlateItem> items) => Brotli.Compress(CanonicalJson.Serialize(items));

    public static IReadOnlyList<SlateItem> Unpack(byte[] slate) =>
        CanonicalJson.Deserialize<IReadOnlyList<SlateItem>>(Brotli.Decompress(slate));

    public static string Pack(StudyLabels labels) => JsonSerializer.Serialize(labels);

    public static StudyLabels LabelsOf(string json) =>
        JsonSerializer.Deserialize<StudyLabels>(json) ?? throw new InvalidDataException("A pair's labels are empty.");

    public static IReadOnlyList<PairCard> Cards(byte[] slate, StudyLabels labels) => Cards(Unpack(slate), labels);

    /// <summary>What is shown of the items, and by which two slates are the same: no score, source, version or id.</summary>
    public static IReadOnlyList<PairCard> Cards(IReadOnlyList<SlateItem> items, StudyLabels labels)
    {
        string? LabelOf(string factType, string key) =>
            factType switch
            {
                FactTypes.Policy => labels.Policies.GetValueOrDefault(key),
                FactTypes.State or FactTypes.Steps => StateLabels.Of(key),
                FactTypes.Skills => SkillLabels.Of(key),
                _ => null,
            };
        var explanations = new ExplanationWriter(LabelOf);
        return
        [
            .. items.Select(item => new PairCard(
                item.Rank,
                labels.Titles.GetValueOrDefault(item.Id, item.Id),
                ReasonOf(item, explanations),
                item.Confidence.Label,
                ClaimRenderer.Text(explanations.WriteGround(item.Confidence, item.Facts)),
                item.RequiredByPolicy is { } policy ? labels.Policies.GetValueOrDefault(policy, policy) : null
            )),
        ];
    }

    private static string ReasonOf(SlateItem item, ExplanationWriter explanations)
    {
        var sentences = item.Claims.Take(ClaimsOnACard).Select(claim => ClaimRenderer.Text(explanations.Write(claim, item.Facts)));
        var text = string.Join(". ", sentences);
        return text.Length == 0 ? text : text + ".";
    }
}
