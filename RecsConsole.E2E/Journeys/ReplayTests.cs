using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.E2E.Pages;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Recommender.Decisions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.E2E.Journeys;

/// <summary>A process that has only the exported bundles replays decisions made in the browser.</summary>
public sealed class ReplayTests(DemoDesk desk)
{
    [Fact]
    [Trait("Req", "R154")]
    public async Task Every_decision_of_the_browser_replays_to_the_same_bytes_in_a_fresh_process()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(5);
        var folder = Directory.CreateTempSubdirectory("recs-bundles-");
        var bundles = await ExportAsync(folder.FullName);

        var answer = await ReplayAsync(folder.FullName, bundles);

        bundles.ShouldNotBeEmpty();
        answer.GetProperty("identical").GetInt32().ShouldBe(bundles.Count, answer.ToString());
        folder.Delete(recursive: true);
    }

    private async Task<List<string>> ExportAsync(string folder)
    {
        var tenantDb = desk.Services.GetRequiredService<TenantDb>();
        Guid tenantId;
        await using (var any = await tenantDb.OpenWithoutTenantAsync(CancellationToken.None))
        {
            tenantId = await any.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync();
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), CancellationToken.None);
        var files = new List<string>();
        foreach (var row in await db.Decisions.AsNoTracking().ToListAsync())
        {
            var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
            files.Add(Path.Combine(folder, $"{row.Id}.json"));
            await File.WriteAllBytesAsync(files[^1], bundle.Serialize());
        }

        return files;
    }

    private static async Task<JsonElement> ReplayAsync(string folder, List<string> bundles)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList = { typeof(DataFolder).Assembly.Location, "replay", "--json", "--bundle" },
        };
        bundles.ForEach(start.ArgumentList.Add);
        start.Environment["DataFolder"] = folder;
        start.Environment["TZ"] = "Asia/Kathmandu";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(output).RootElement;
    }
}
