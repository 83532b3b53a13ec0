using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Export;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Everything stored about one person or customer leaves as a machine-readable archive with a receipt.</summary>
[Trait("Req", "R162")]
public sealed class ExportSubjectTests : PrivacyDesk
{
    [Fact]
    public async Task Person_gets_their_rows_the_ids_of_their_work_and_a_receipt_that_fits()
    {
        await World.RecommendAsync();
        var person = World.Here.Agent.PersonId;

        var file = (await ExportAsync(SubjectName.PersonKind, person.ToString("D"))).Value!;

        using var data = Open(file, "data.json", out var bytes);
        using var receipt = Open(file, "receipt.json", out _);
        var rows = data.RootElement.GetProperty("rows");
        await using var db = World.Open();
        var stored = await db.People.SingleAsync(row => row.Id == person, Cancelled);
        rows.GetProperty("People")[0].GetProperty("DisplayName").GetString().ShouldBe(stored.DisplayName);
        var skills = await db.PersonSkills.CountAsync(row => row.PersonId == person, Cancelled);
        rows.GetProperty("PersonSkills").GetArrayLength().ShouldBe(skills);
        data.RootElement.GetProperty("references")
            .EnumerateArray()
            .ShouldContain(each => each.GetProperty("table").GetString() == "Decisions" && each.GetProperty("count").GetInt32() == 1);
        receipt.RootElement.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        receipt.RootElement.GetProperty("rows").GetProperty("People").GetInt32().ShouldBe(1);
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "export.subject", Cancelled);
        entry.DetailsJson.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        entry.ObjectId.ShouldBe(person.ToString("D"));
    }

    [Fact]
    public async Task Customer_gets_cases_and_what_was_written_on_them()
    {
        await using var db = World.Open();
        var key = (await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled)).AccountKey!;
        var titles = await db.Cases.Where(row => row.AccountKey == key).Select(row => row.Title).ToListAsync(Cancelled);
        await RaiseClearanceAsync();

        var file = (await ExportAsync(SubjectName.AccountKind, key)).Value!;

        using var data = Open(file, "data.json", out _);
        data.RootElement.GetProperty("rows")
            .GetProperty("Cases")
            .EnumerateArray()
            .Select(row => row.GetProperty("Title").GetString())
            .ShouldBe(titles, ignoreOrder: true);
    }

    [Fact]
    public async Task Archive_is_a_file_that_is_gone_once_it_was_sent_and_has_every_row()
    {
        await using var db = World.Open();
        var found = await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
        for (var i = 0; i < 300; i++)
        {
            db.Notes.Add(
                new()
                {
                    TenantId = found.TenantId,
                    Id = Guid.NewGuid(),
                    CaseId = found.Id,
                    AuthorId = World.Here.Agent.PersonId,
                    Text = new string('x', 2_000) + i,
                    At = World.Database.Clock.GetUtcNow(),
                }
            );
        }

        await db.SaveChangesAsync(Cancelled);
        await RaiseClearanceAsync();

        var file = (await ExportAsync(SubjectName.AccountKind, found.AccountKey!)).Value!;

        var stored = file.Content.ShouldBeOfType<FileStream>().Name;
        File.Exists(stored).ShouldBeTrue();
        using var data = Open(file, "data.json", out _);
        using var receipt = Open(file, "receipt.json", out _);
        var notes = data.RootElement.GetProperty("rows").GetProperty("Notes");
        notes.GetArrayLength().ShouldBeGreaterThanOrEqualTo(300);
        receipt.RootElement.GetProperty("rows").GetProperty("Notes").GetInt32().ShouldBe(notes.GetArrayLength());
        await file.Content.DisposeAsync();
        File.Exists(stored).ShouldBeFalse();
    }

    [Fact]
    public async Task Customer_with_a_case_above_the_readers_clearance_is_refused_and_audited()
    {
        await using var db = World.Open();
        var found = await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
        found.Classification = Classifications.Restricted;
        await db.SaveChangesAsync(Cancelled);

        var result = await ExportAsync(SubjectName.AccountKind, found.AccountKey!);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await db.AuditEntries.SingleAsync(row => row.Operation == "export.subject", Cancelled)).Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Reason_of_a_grant_for_a_case_above_the_readers_clearance_is_left_out()
    {
        var person = World.Here.Agent.PersonId;
        await using var db = World.Open();
        db.AccessGrants.Add(
            new()
            {
                TenantId = World.Here.TenantId,
                Id = Guid.NewGuid(),
                PersonId = person,
                ObjectKind = SubjectName.CaseKind,
                ObjectKey = World.Here.CaseId.ToString("D"),
                Reason = "the customer's secret",
            }
        );
        (await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled)).Classification = Classifications.Restricted;
        await db.SaveChangesAsync(Cancelled);

        var hidden = (await ExportAsync(SubjectName.PersonKind, person.ToString("D"))).Value!;
        await RaiseClearanceAsync();
        var seen = (await ExportAsync(SubjectName.PersonKind, person.ToString("D"))).Value!;

        GrantsIn(hidden).ShouldBe(0);
        GrantsIn(seen).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Person_of_another_tenant_is_not_found()
    {
        var result = await ExportAsync(SubjectName.PersonKind, World.Elsewhere.Agent.PersonId.ToString("D"));

        result.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public void Every_column_that_refers_to_a_person_is_known()
    {
        using var db = World.Open();
        db.Model.GetEntityTypes()
            .SelectMany(type => type.GetForeignKeys())
            .Where(key => key.PrincipalEntityType.ClrType == typeof(PersonRow))
            .Select(key => key.Properties[^1])
            .Where(column => !SubjectRows.NamesPerson(column))
            .Select(column => $"{column.DeclaringType.DisplayName()}.{column.Name}")
            .ShouldBeEmpty("an export would leave these out");
    }

    private Task<Result<SubjectFile>> ExportAsync(string kind, string key) =>
        World.Get<ExportSubject>().RunAsync(Admin, new(kind, key), Cancelled);

    private async Task RaiseClearanceAsync()
    {
        await using var db = World.Open();
        (await db.People.SingleAsync(row => row.Id == Admin.PersonId, Cancelled)).Clearance = Classifications.Restricted;
        await db.SaveChangesAsync(Cancelled);
    }

    private static int GrantsIn(SubjectFile file)
    {
        using var data = Open(file, "data.json", out _);
        return data.RootElement.GetProperty("rows").GetProperty("AccessGrants").GetArrayLength();
    }

    private static JsonDocument Open(SubjectFile file, string name, out byte[] bytes)
    {
        using var archive = new ZipArchive(file.Content, ZipArchiveMode.Read, leaveOpen: true);
        using var entry = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        entry.CopyTo(copy);
        bytes = copy.ToArray();
        return JsonDocument.Parse(bytes);
    }
}
