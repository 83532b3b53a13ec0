using System.Text.Json;
using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Validation;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Golden;

/// <summary>The same snapshot ranked by trees and by weights gives the recorded bytes for as long as the engine's version stays.</summary>
public sealed class TreesGoldenTests
{
    private const string Name = "trees-opening.json";
    private const string Versions = "trees-versions.txt";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Opening_is_the_recorded_one()
    {
        var output = Output();
        using var document = JsonDocument.Parse(output);
        var text = JsonSerializer.Serialize(document, Indented).ReplaceLineEndings("\n") + "\n";
        if (GoldenFile.IsUpdating)
        {
            GoldenFile.Update(Name, Versions, text, output);
        }

        text.ShouldBe(GoldenFile.Read(Name));
    }

    [Fact]
    public void Changed_output_needs_a_changed_engine_version()
    {
        var recorded = GoldenFile.Recorded(Versions);

        recorded.Select(each => each.Engine).ShouldBeUnique();
        recorded[^1].Engine.ShouldBe(EngineVersions.Current);
        recorded[^1].Sha256.ShouldBe(CanonicalHash.Of(Output()));
    }

    private static byte[] Output()
    {
        var opening = ATypicalSnapshot().Build().RankedBy(TreeModels.ForActions(), LogisticModels.ForDocuments()).Open();
        return CanonicalJson.Serialize(ValidationApplier.Apply(opening, opening.AllValid()));
    }
}
