using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Recommender.Replay;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Replay;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Replay;

/// <summary>Engines that made decisions are kept, checked and loaded beside the running one.</summary>
[Trait("Req", "R154")]
public sealed class KeptEnginesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Running_engine_is_kept_once_with_its_hash()
    {
        var engines = PatchedEngine.ArchiveIn(_folder);
        var file = _folder.In(Path.Combine("engines", EngineVersions.Current, "RecsConsole.Engine.dll"));

        engines.Keep();
        File.ReadAllText(file + ".sha256").Trim().ShouldBe(CanonicalHash.Of(File.ReadAllBytes(file)));
        File.WriteAllText(file, "kept before");
        engines.Keep();

        File.ReadAllText(file).ShouldBe("kept before");
    }

    [Fact]
    public void Decision_of_another_version_is_replayed_by_that_engine_in_a_context_of_its_own()
    {
        PatchedEngine.AddTo(_folder);
        var engines = PatchedEngine.ArchiveIn(_folder);
        var bundle = Bundle(PatchedEngine.Version).Serialize();

        var verdict = new BundleReplayer(engines, static _ => null).Judge(bundle);

        verdict.ShouldBe(new(ReplayVerdict.Identical, null, PatchedEngine.Version, PatchedEngine.Version));
        var loaded = engines.Find(PatchedEngine.Version)!.Method.Module.Assembly;
        loaded.ShouldNotBe(typeof(ReplayEntry).Assembly);
        System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(loaded)!.Name.ShouldBe("engine " + PatchedEngine.Version);
    }

    [Fact]
    public void Other_engine_sees_a_difference_as_well()
    {
        PatchedEngine.AddTo(_folder);
        var bundle = Bundle(PatchedEngine.Version);
        var other = bundle with { Opening = bundle.Opening with { ActionSlots = 3 } };

        new BundleReplayer(PatchedEngine.ArchiveIn(_folder), static _ => null)
            .Judge(other.Serialize())
            .FirstDifference.ShouldBe(Stages.Opening);
    }

    [Fact]
    public void Engine_that_is_not_what_its_hash_says_is_not_used()
    {
        var file = PatchedEngine.AddTo(_folder);
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        Judge(PatchedEngine.Version).Outcome.ShouldBe(ReplayVerdict.EngineMissing);
    }

    [Theory]
    [InlineData("0.9.9")]
    [InlineData("99.0.0")]
    [InlineData("../0.9.9")]
    [InlineData("")]
    public void Engine_that_is_not_kept_is_missing(string version) =>
        Judge(version).ShouldBe(new(ReplayVerdict.EngineMissing, null, EngineVersions.Current, version));

    [Fact]
    public void Shared_parts_are_asked_for_once_and_checked()
    {
        var bundle = Bundle(EngineVersions.Current);
        var bare = bundle with { Parts = new Dictionary<string, byte[]>(StringComparer.Ordinal) };
        var asked = new List<string>();
        var judge = new BundleReplayer(
            PatchedEngine.ArchiveIn(_folder),
            hash =>
            {
                asked.Add(hash);
                return bundle.Parts[hash];
            }
        );

        judge.Judge(bare.Serialize()).Outcome.ShouldBe(ReplayVerdict.Identical);
        judge.Judge(bare.Serialize()).Outcome.ShouldBe(ReplayVerdict.Identical);

        asked.ShouldBeUnique();
        asked.Count.ShouldBe(bundle.Parts.Count);
        new BundleReplayer(PatchedEngine.ArchiveIn(_folder), _ => Encoding.UTF8.GetBytes("{}"))
            .Judge(bare.Serialize())
            .FirstDifference.ShouldBe(Stages.Parts);
        new BundleReplayer(PatchedEngine.ArchiveIn(_folder), static _ => null)
            .Judge(bare.Serialize())
            .FirstDifference.ShouldBe(Stages.Parts);
    }

    public void Dispose() => _folder.Dispose();

    private ReplayVerdict Judge(string version) =>
        new BundleReplayer(PatchedEngine.ArchiveIn(_folder), static _ => null).Judge(Bundle(version).Serialize());

    private static ReplayBundle Bundle(string engine)
    {
        var snapshot = TypicalSnapshot.ATypicalSnapshot().Build();
        var ranking = snapshot.Open();
        var validation = ranking.AllValid();
        return new(
            "decision-1",
            ranking.Versions with
            {
                Engine = engine,
            },
            RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed),
            CanonicalJson.Serialize(snapshot),
            snapshot.Shared.CanonicalParts(),
            CanonicalJson.Serialize(validation),
            ValidationApplier.Apply(ranking, validation).Digests
        );
    }
}
