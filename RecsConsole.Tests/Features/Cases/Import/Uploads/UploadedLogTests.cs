using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Jobs.Running;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import.Uploads;

/// <summary>A log of an insurer's desk in German, as its people export it, becomes cases with all that was chosen of it.</summary>
public sealed class UploadedLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Further_columns_of_a_log_are_kept_as_fields_of_its_cases()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, Log(), "log.csv")).Value!;
        sent.Plan.Kind.ShouldBe(FileKind.Events);
        sent.Plan.Missing.ShouldBeEmpty();
        sent.Plan.Fields.ShouldBeEmpty("nobody can tell which of them say how a case ended");

        await desk.ImportAsync(desk.Admin, sent, sent.Plan with { Fields = ["Schadenhöhe", "Stand"] });

        await using var db = desk.Open(desk.Admin);
        var row = await db.Cases.SingleAsync(each => each.Key == "S-3", Token);
        (row.Priority, row.IssueType).ShouldBe((1, "Hausrat"));
        row.CustomFieldsJson.ShouldContain("1.003,50");
        row.CustomFieldsJson.ShouldNotContain("Stand", Case.Sensitive, "what changes during a case is no field of it");
    }

    [Fact]
    public async Task What_an_import_makes_has_its_name_in_the_language_of_who_asked_for_it()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, Log(), "log.csv")).Value!;
        var run = await RequestInGermanAsync(desk, sent);

        (await desk.Get<JobRunner>().RunAsync(desk.Admin.TenantId, run, Token)).ShouldBeTrue();

        await using var db = desk.Open(desk.Admin);
        (await db.CaseTypes.SingleAsync(Token)).Name.ShouldBe("Importierter Fall");
    }

    [Fact]
    public async Task Cases_have_the_name_that_the_team_gave_them_from_the_first_import_on()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, Log(), "log.csv")).Value!;

        await desk.ImportAsync(desk.Admin, sent, sent.Plan.With("product", null) with { CaseName = "Schadenfall" });

        var later = (await desk.SendAsync(desk.Admin, Log().Replace("S-", "N-", StringComparison.Ordinal), "later.csv")).Value!;
        await desk.ImportAsync(desk.Admin, later, later.Plan.With("product", null) with { CaseName = "Vorgang" });
        await using var db = desk.Open(desk.Admin);
        (await db.CaseTypes.SingleAsync(Token)).Name.ShouldBe("Schadenfall");
        (await db.Workflows.Select(row => row.Title).Distinct().ToListAsync(Token)).ShouldBe(["Schadenfall"]);
        (await db.Cases.SingleAsync(row => row.Key == "N-3", Token)).Title.ShouldBe("Schadenfall N-3");
        (await desk.ReadAsync(desk.Admin)).CaseName.ShouldBe("Schadenfall");
    }

    [Fact]
    public async Task A_name_that_fits_nowhere_is_refused()
    {
        await using var desk = await UploadDesk.CreateAsync();
        var sent = (await desk.SendAsync(desk.Admin, Log(), "log.csv")).Value!;

        var asked = await desk.Get<RequestImport>().RunAsync(desk.Admin, new(sent.Id, sent.Plan with { CaseName = new('x', 61) }), Token);

        asked.Error!.Message.ShouldContain("60 characters");
    }

    private static async Task<Guid> RequestInGermanAsync(UploadDesk desk, UploadedFile sent)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de"); // until the end of this method
        return (await desk.Get<RequestImport>().RunAsync(desk.Admin, new(sent.Id, sent.Plan), Token)).Value!.RunId;
    }

    private static string Log()
    {
        var text = new StringBuilder("Schadennummer;Vorgang;Zeitpunkt;Sparte;Priorität;Schadenhöhe;Stand\n");
        for (var i = 1; i <= 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"S-{i};aufnehmen;{i}.10.2025 09:05;Hausrat;dringend;1.{i:000},50;neu\n");
            text.Append(CultureInfo.InvariantCulture, $"S-{i};auszahlen;{i}.10.2025 14:05;Hausrat;dringend;1.{i:000},50;fertig\n");
        }

        return text.ToString();
    }
}
