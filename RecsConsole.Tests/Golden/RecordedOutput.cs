using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Golden;

/// <summary>An output that gives the recorded bytes as long as the engine version stays the same.</summary>
/// <param name="name">The file that holds the output, for people to read and compare.</param>
/// <param name="versions">The file that holds its digest by engine version.</param>
public abstract class RecordedOutput(string name, string versions)
{
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
            GoldenFile.Update(name, versions, text, output);
        }

        text.ShouldBe(GoldenFile.Read(name));
    }

    [Fact]
    public void Changed_output_needs_a_changed_engine_version()
    {
        var recorded = GoldenFile.Recorded(versions);

        recorded.Select(each => each.Engine).ShouldBeUnique();
        recorded[^1].Engine.ShouldBe(EngineVersions.Current);
        recorded[^1].Sha256.ShouldBe(CanonicalHash.Of(Output()));
    }

    protected abstract byte[] Output();
}
