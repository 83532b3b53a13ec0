using System.Text.Json;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>Whoever configures the console reads the example, so it names every setting.</summary>
public sealed class SettingsExampleTests
{
    private static readonly JsonDocumentOptions s_commented = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void Example_names_every_setting()
    {
        var path = Path.Combine(SourceFile.Top(), "appsettings.Development.json.example");
        using var example = JsonDocument.Parse(File.ReadAllText(path), s_commented);

        var settings = Settings().ToList();

        settings.ShouldContain("Jobs:MaxConcurrency"); // they are found
        settings.Where(setting => !IsNamed(example.RootElement, setting)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Settings() =>
        typeof(Program)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => (Type: type, Section: type.GetField("Section")?.GetRawConstantValue() as string))
            .Where(options => options.Section is not null)
            .SelectMany(options => options.Type.GetProperties().Select(property => (options.Section, Property: property)))
            .Where(setting => setting.Property.CanWrite)
            .Select(setting => $"{setting.Section}:{setting.Property.Name}");

    private static bool IsNamed(JsonElement example, string setting)
    {
        var place = example;
        foreach (var part in setting.Split(':'))
        {
            if (!place.TryGetProperty(part, out var inside))
            {
                return false;
            }

            place = inside;
        }

        return true;
    }
}
