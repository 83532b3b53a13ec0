using System.Diagnostics;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Packages;

/// <summary>The list of components (build/components.py) names every package of the product with its version, and who brings it.</summary>
public sealed class ComponentListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_of_the_product_has_a_version_a_hash_and_an_origin_of_each_package()
    {
        var result = await ListAsync();
        result.ExitCode.ShouldBe(0, result.Error);
        using var list = JsonDocument.Parse(result.Output);

        var root = list.RootElement;
        (Text(root, "bomFormat"), Text(root, "specVersion")).ShouldBe(("CycloneDX", "1.6"));
        var packages = root.GetProperty("components").EnumerateArray().Where(each => each.TryGetProperty("purl", out _)).ToList();
        packages.Count.ShouldBeGreaterThan(50, "the restore was read");
        packages.ShouldAllBe(each =>
            string.Equals(Text(each, "purl"), $"pkg:nuget/{Text(each, "name")}@{Text(each, "version")}", StringComparison.Ordinal)
        );
        packages.ShouldAllBe(each => Text(each.GetProperty("hashes")[0], "content").Length == 128);
        packages.ShouldAllBe(each => each.GetProperty("properties").GetArrayLength() > 0, "somebody brings each");
        var named = packages.Select(each => Text(each, "name")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        named.ShouldContain("Radzen.Blazor");
        named.ShouldContain("SQLitePCLRaw.core", "which nothing of the product references itself");
    }

    [Fact]
    public async Task Package_that_is_brought_along_names_all_who_bring_it()
    {
        await File.WriteAllTextAsync(
            _folder.In("assets.json"),
            """
            {
              "targets": {
                "net10.0": {
                  "Direct/1.0.0": { "type": "package", "dependencies": { "Shared": "2.0.0" } },
                  "Part/1.0.0": { "type": "project", "dependencies": { "shared": "1.0.0" } },
                  "Shared/2.0.0": { "type": "package" }
                },
                "net10.0/linux-x64": {}
              },
              "libraries": { "Direct/1.0.0": { "sha512": "AAEC" }, "Part/1.0.0": {}, "Shared/2.0.0": { "sha512": "/w==" } },
              "projectFileDependencyGroups": { "net10.0": ["Direct >= 1.0.0", "Part >= 1.0.0"] },
              "project": { "version": "3.0.0", "restore": { "projectName": "Product" } }
            }
            """,
            Token
        );

        var result = await ListAsync(_folder.In("assets.json"));

        using var list = JsonDocument.Parse(result.Output);
        var components = list
            .RootElement.GetProperty("components")
            .EnumerateArray()
            .ToDictionary(each => Text(each, "name"), StringComparer.Ordinal);
        components.Keys.ShouldBe(["Direct", "Part", "Shared"]);
        Origins(components["Shared"]).ShouldBe(["Part", "pkg:nuget/Direct@1.0.0"]);
        Origins(components["Direct"]).ShouldBe(["Product"]);
        Text(components["Shared"].GetProperty("hashes")[0], "content").ShouldBe("ff");
        components["Part"].TryGetProperty("purl", out _).ShouldBeFalse("it is no package");
        var needed = list
            .RootElement.GetProperty("dependencies")
            .EnumerateArray()
            .Single(each => string.Equals(Text(each, "ref"), "Product", StringComparison.Ordinal));
        needed.GetProperty("dependsOn").EnumerateArray().Select(each => each.GetString()).ShouldBe(["Part", "pkg:nuget/Direct@1.0.0"]);
    }

    [Fact]
    public async Task Without_a_restore_nothing_is_listed()
    {
        var result = await ListAsync(_folder.In("none.json"));

        (result.ExitCode, result.Output).ShouldBe((2, ""));
        result.Error.ShouldContain("there is no list of a restore");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Origins(JsonElement component) =>
        component.GetProperty("properties").EnumerateArray().Select(each => Text(each, "value"));

    private static async Task<ConsoleProcessResult> ListAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(RepositoryFolder.Top(), "build", "components.py"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return new(process.ExitCode, await output, await error);
    }
}
