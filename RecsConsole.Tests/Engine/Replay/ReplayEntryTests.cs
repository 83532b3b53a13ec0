using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Replay;

public sealed class ReplayEntryTests
{
    [Fact]
    public void A_bundle_as_recorded_is_identical() =>
        Run(Bundle().Serialize()).ShouldBe(new ReplayVerdict("identical", null, EngineVersions.Current, EngineVersions.Current));

    [Fact]
    public void Serialize_and_Parse_give_the_same_bundle()
    {
        var file = Bundle().Serialize();

        ReplayBundle.Parse(file).Serialize().ShouldBe(file);
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("validation")]
    public void A_flipped_bit_in_an_input_names_its_stage(string stage)
    {
        var bundle = Bundle();
        var length = (stage is "snapshot" ? bundle.Snapshot : bundle.Validation).Length;
        for (var i = 0; i < length; i += 1 + (length / 50))
        {
            var damaged = stage is "snapshot"
                ? bundle with
                {
                    Snapshot = Flip(bundle.Snapshot, i),
                }
                : bundle with
                {
                    Validation = Flip(bundle.Validation, i),
                };

            ReplayEntry.Judge(damaged).FirstDifference.ShouldBe(stage, $"bit in byte {i}");
        }
    }

    [Fact]
    public void A_flipped_bit_in_any_part_names_the_parts()
    {
        var bundle = Bundle();
        foreach (var (hash, bytes) in bundle.Parts)
        {
            var parts = new Dictionary<string, byte[]>(bundle.Parts, StringComparer.Ordinal) { [hash] = Flip(bytes, bytes.Length / 2) };

            ReplayEntry.Judge(bundle with { Parts = parts }).FirstDifference.ShouldBe("parts");
        }
    }

    [Fact]
    public void A_missing_part_names_the_parts() =>
        ReplayEntry
            .Judge(Bundle() with { Parts = new Dictionary<string, byte[]>(StringComparer.Ordinal) })
            .FirstDifference.ShouldBe("parts");

    [Fact]
    public void Another_seed_names_the_opening() =>
        ReplayEntry
            .Judge(Bundle() with { Opening = new RecommendationRequest(Rankings.Seed + 1, 5, 5, 5) })
            .FirstDifference.ShouldBe("opening");

    [Fact]
    public void A_changed_digest_names_its_stage()
    {
        var bundle = Bundle();
        for (var i = 0; i < bundle.Expected.Count; i++)
        {
            var expected = bundle.Expected.ToArray();
            expected[i] = expected[i] with { Sha256 = new('0', 64) };

            ReplayEntry.Judge(bundle with { Expected = expected }).FirstDifference.ShouldBe(bundle.Expected[i].Stage);
        }
    }

    [Fact]
    public void Another_model_names_the_versions()
    {
        var bundle = Bundle();

        ReplayEntry.Judge(bundle with { Versions = bundle.Versions with { Model = "unheard-of" } }).FirstDifference.ShouldBe("versions");
    }

    [Fact]
    public void Another_engine_is_missing()
    {
        var bundle = Bundle();

        var verdict = Run((bundle with { Versions = bundle.Versions with { Engine = "0.0.1" } }).Serialize());

        verdict.Outcome.ShouldBe("engine_missing");
        verdict.Wanted.ShouldBe("0.0.1");
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_the_file_never_passes_and_never_throws()
    {
        var file = Bundle().Serialize();
        var id = file.AsSpan().IndexOf("decision-1"u8);
        for (var i = 0; i < file.Length; i += 1 + (file.Length / 300))
        {
            if (i >= id && i < id + 10)
            {
                continue; // the id of the decision is no input
            }

            Run(Flip(file, i)).Outcome.ShouldNotBe("identical", $"bit in byte {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("no bundle")]
    public void What_is_no_bundle_differs_from_the_start(string text) =>
        Run(System.Text.Encoding.UTF8.GetBytes(text)).Outcome.ShouldBe("differs");

    private static ReplayVerdict Run(byte[] file) => CanonicalJson.Deserialize<ReplayVerdict>(ReplayEntry.Run(file));

    private static ReplayBundle Bundle()
    {
        var snapshot = ATypicalSnapshot().Build();
        var ranking = snapshot.Open();
        var valid = ranking.AllValid();
        var validation = valid with { Items = [.. valid.Items.Skip(1), valid.Items[0] with { Reasons = [ReasonCode.Acl] }] };
        return new(
            "decision-1",
            ranking.Versions,
            RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed),
            CanonicalJson.Serialize(snapshot),
            snapshot.Shared.CanonicalParts(),
            CanonicalJson.Serialize(validation),
            ValidationApplier.Apply(ranking, validation).Digests
        );
    }

    private static byte[] Flip(byte[] bytes, int index)
    {
        var flipped = bytes.ToArray();
        flipped[index] ^= 1;
        return flipped;
    }
}
