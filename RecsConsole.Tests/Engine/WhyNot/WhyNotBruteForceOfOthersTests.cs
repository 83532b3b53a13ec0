using RecsConsole.Engine;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.WhyNot;

/// <summary>
/// The same as <see cref="WhyNotBruteForceTests"/> for documents and people. On small cases it tries every possible change with every
/// amount (search scores in steps of a hundredth), and every pair of changes; none smaller than the one found shows the item.
/// </summary>
public sealed class WhyNotBruteForceOfOthersTests
{
    // nothing was shown before in these cases, so changes to earlier impressions cannot matter
    private static readonly (ChangeCode Code, string? Value)[] Named =
    [
        (ChangeCode.AccessGranted, null),
        (ChangeCode.OpenedBySomebodyElse, null),
        (ChangeCode.DismissalLifted, null),
        (ChangeCode.ValidationCleared, null),
        (ChangeCode.DocumentInForce, null),
        (ChangeCode.DocumentPicked, null),
        (ChangeCode.ReviewDone, null),
        (ChangeCode.MarkedExpert, null),
        (ChangeCode.PersonPresent, null),
        (ChangeCode.PersonWorking, null),
        (ChangeCode.ConflictEnded, null),
        (ChangeCode.WrittenForIssue, "sign_in"),
        (ChangeCode.WrittenForIssue, "other"),
        (ChangeCode.DocumentForRegion, "eu"),
        (ChangeCode.ActorInRegion, "eu"),
        (ChangeCode.ActorReads, "de"),
        (ChangeCode.PersonInRegion, "eu"),
        (ChangeCode.PersonSpeaks, "en"),
        (ChangeCode.PersonSpeaks, "de"),
        (ChangeCode.CapRaised, "diversity"),
        (ChangeCode.CapRaised, "source"),
        (ChangeCode.CapRaised, "popularity"),
    ];

    public static TheoryData<SlateKind, int> Cases
    {
        get
        {
            var cases = new TheoryData<SlateKind, int>();
            foreach (var seed in Enumerable.Range(1, 8))
            {
                cases.Add(SlateKind.Document, seed);
                cases.Add(SlateKind.Expert, seed);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_smaller_shows_a_document_or_a_person(SlateKind kind, int seed)
    {
        var question = kind == SlateKind.Document ? Documents(seed) : People(seed);
        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(question);
        var found = answer.Changes.ShouldNotBeNull();

        found.ShouldNotBeEmpty("what is shown already proves nothing");
        WhyNotTests.Shows(question, found).ShouldBeTrue();
        SmallerChanges.ShouldNotShow(question, found, [.. Everything(question)]);
    }

    // Two slots and four documents; search ranks the last one worst, and often something else is against it.
    private static WhyNotQuestion Documents(int seed)
    {
        var random = new Random(seed);
        var builder = ASnapshot().WithConfiguration(it => it with { DocumentSlots = 2, MaxSameKind = 2 });
        for (var i = 0; i < 4; i++)
        {
            var (number, age) = (i, random.Next(1, 60));
            builder.WithDocument(
                $"d{i}",
                number == 3 ? random.Next(100_000, 300_000) : random.Next(500_000, 900_000),
                it =>
                    it with
                    {
                        Kind = $"kind{number}",
                        EffectiveFrom = At.AddDays(-age),
                        ReviewBy = At.AddDays(number == 3 && seed % 2 == 0 ? -5 : 100),
                        EffectiveTo = number == 3 && seed % 4 == 0 ? At.AddDays(-1) : null,
                    }
            );
        }

        return Ask(builder, SlateKind.Document, "d3", seed);
    }

    private static WhyNotQuestion People(int seed)
    {
        var random = new Random(seed);
        var builder = ASnapshot().WithConfiguration(it => it with { ExpertSlots = 2 });
        for (var i = 1; i <= 4; i++)
        {
            var (number, level, open) = (i, random.Next(3, 6), random.Next(0, 4));
            builder.WithExpert(
                number,
                it => it with { Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["sign_in"] = number == 4 ? 1 : level } },
                it =>
                    it with
                    {
                        OpenCases = number == 4 ? 5 : open,
                        InWorkingHours = number != 4 || seed % 2 == 0,
                        IsAbsent = number == 4 && seed % 4 == 0,
                    }
            );
        }

        return Ask(builder, SlateKind.Expert, Id(4).ToString("D"), seed);
    }

    private static WhyNotQuestion Ask(SnapshotBuilder builder, SlateKind kind, string id, int seed)
    {
        var snapshot = builder.Build();
        return new(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, seed), snapshot.Open().AllValid(), new(kind, id));
    }

    private static IEnumerable<CounterfactualChange> Everything(WhyNotQuestion question)
    {
        CounterfactualChange Of(ChangeCode code, string? value) => new(code, question.Item.Kind, question.Item.Id, value);
        foreach (var (code, value) in Named)
        {
            yield return Of(code, value);
        }

        (ChangeCode Code, string? Value, int Most, int Range, int Step)[] amounts =
            question.Item.Kind == SlateKind.Document
                ?
                [
                    (ChangeCode.DocumentFound, null, 700_000, 1_000_000, 10_000),
                    (ChangeCode.Newer, null, 60, 365, 1),
                    (ChangeCode.MoreSimilarCases, null, 50, 50, 1),
                ]
                :
                [
                    (ChangeCode.MoreSkill, "sign_in", 4, 5, 1),
                    (ChangeCode.MoreSolved, "sign_in", 100, 100, 1),
                    (ChangeCode.FewerOpenCases, null, 5, 8, 1),
                    (ChangeCode.MoreSimilarCases, null, 50, 50, 1),
                ];
        foreach (var (code, value, most, range, step) in amounts)
        {
            for (var amount = step; amount <= most; amount += step)
            {
                yield return Of(code, value) with
                {
                    Amount = amount,
                    Most = most,
                    Range = range,
                };
            }
        }
    }
}
