using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>Every change to sealed entries outside the console is found, and the first changed entry is named.</summary>
[Trait("Req", "R151")]
public sealed class TamperTests
{
    private const int Length = 12;

    private static readonly string[] s_entryColumns =
    [
        "TenantId",
        "Id",
        "At",
        "ActorId",
        "Operation",
        "ObjectKind",
        "ObjectId",
        "Outcome",
        "DetailsJson",
        "Hash",
        "CaseId",
        "DecisionId",
        "ItemId",
        "Reason",
    ];

    private static readonly string[] s_linkColumns = ["TenantId", "Number", "EntryId", "EntryHash", "SealedAt", "Hash", "Signature"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Any_flipped_byte_of_an_entry_or_a_link_is_found_and_named(int seed)
    {
        var random = new Random(seed);
        await using var desk = await TrailDesk.CreateAsync();
        var ids = await desk.WriteAsync(Length, seed);
        await desk.SealAsync();
        var kept = await desk.HeadAsync();
        await using var db = desk.Open();
        await Intruder.BreakInAsync(db);
        var flips = 0;
        foreach (
            var (table, column) in s_entryColumns
                .Select(column => ("AuditEntries", column))
                .Concat(s_linkColumns.Select(column => ("AuditLinks", column)))
        )
        {
            for (var attempt = 0; attempt < 8; attempt++)
            {
                var row = random.Next(1, Length + 1);
                flips += await FlipAsync(desk, db, (table, column, row), ids[row - 1], kept, random);
            }
        }

        flips.ShouldBeGreaterThan(100);
        (await desk.VerifyAsync(kept)).FirstBroken.ShouldBeNull("all was put back");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Removed_entry_is_named(DatabaseProvider provider)
    {
        await using var desk = await SealedAsync(provider);
        var id = await EntryIdAsync(desk, 4);

        await DoAsync(desk, $"DELETE FROM \"AuditEntries\" WHERE {Is(provider, "Id", id)}");

        (await desk.VerifyAsync()).FirstBroken.ShouldBe($"Entry {id:D} of link 4 was removed.");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Removed_link_is_named(DatabaseProvider provider)
    {
        await using var desk = await SealedAsync(provider);

        await DoAsync(desk, "DELETE FROM \"AuditLinks\" WHERE \"Number\" = 4");

        (await desk.VerifyAsync()).FirstBroken.ShouldBe("Link 4 is missing: 5 follows 3.");
    }

    [Fact]
    public async Task Two_swapped_links_are_found_at_the_first_of_them()
    {
        await using var desk = await SealedAsync();

        await DoAsync(desk, "UPDATE \"AuditLinks\" SET \"Number\" = 1000 WHERE \"Number\" = 4");
        await DoAsync(desk, "UPDATE \"AuditLinks\" SET \"Number\" = 4 WHERE \"Number\" = 7");
        await DoAsync(desk, "UPDATE \"AuditLinks\" SET \"Number\" = 7 WHERE \"Number\" = 1000");

        (await desk.VerifyAsync()).FirstBroken.ShouldBe("Link 4 was altered or moved.");
    }

    [Fact]
    public async Task Two_swapped_entries_are_found_at_the_first_of_them()
    {
        await using var desk = await SealedAsync();
        var (one, other, none) = (await EntryIdAsync(desk, 4), await EntryIdAsync(desk, 7), Guid.NewGuid());

        foreach (var (from, to) in new[] { (one, none), (other, one), (none, other) })
        {
            await DoAsync(desk, $"UPDATE \"AuditEntries\" SET \"Id\" = {Intruder.Literal(to)} WHERE \"Id\" = {Intruder.Literal(from)}");
        }

        (await desk.VerifyAsync()).FirstBroken!.ShouldStartWith($"Entry {one:D} (");
    }

    [Fact]
    public async Task Id_stored_as_text_of_the_same_bytes_is_found()
    {
        await using var desk = await SealedAsync();
        Guid id;
        await using (var db = desk.Open())
        {
            id = (await db.AuditEntries.Where(row => row.ActorId != null).OrderBy(row => row.At).FirstAsync()).Id;
        }

        await DoAsync(desk, $"UPDATE \"AuditEntries\" SET \"ActorId\" = CAST(\"ActorId\" AS TEXT) WHERE \"Id\" = {Intruder.Literal(id)}");

        (await desk.VerifyAsync()).FirstBroken!.ShouldContain(id.ToString("D"));
    }

    [Fact]
    public async Task Newest_entries_taken_away_with_their_links_are_found_by_the_head_that_was_kept()
    {
        await using var desk = await SealedAsync();
        var kept = await desk.HeadAsync();
        var last = await EntryIdAsync(desk, Length);

        await DoAsync(desk, $"DELETE FROM \"AuditLinks\" WHERE \"Number\" = {Length}");
        await DoAsync(desk, $"DELETE FROM \"AuditEntries\" WHERE \"Id\" = {Intruder.Literal(last)}");

        var words = $"Link {Length} is missing: the chain reached {Length} when its head was saved, but now ends at {Length - 1}.";
        (await desk.VerifyAsync(kept)).FirstBroken.ShouldBe(words);
        (await desk.VerifyAsync()).FirstBroken.ShouldBe(words, "the data folder keeps the head as well");
    }

    [Fact]
    public async Task Chain_written_anew_over_altered_entries_is_found_by_the_head_that_was_kept()
    {
        await using var desk = await SealedAsync();
        var kept = await desk.HeadAsync();
        await DoAsync(desk, "DELETE FROM \"AuditLinks\"");
        await using (var db = desk.Open())
        {
            var row = await db.AuditEntries.OrderBy(row => row.At).FirstAsync();
            row.Outcome = row.Outcome == "done" ? "failed" : "done";
            row.Hash = AuditTrail.HashOf(row);
            await db.SaveChangesAsync();
        }

        // whoever has the secret as well seals with it elsewhere: here nothing is built on a chain without the kept head
        var file = Path.Combine(desk.Database.Settings["DataFolder"], "audit-heads", desk.TenantId.ToString("N"));
        var own = await File.ReadAllTextAsync(file);
        File.Delete(file);
        await desk.SealAsync();
        await File.WriteAllTextAsync(file, own);

        var words = $"Link {Length} does not match the saved head: the chain was rewritten.";
        (await desk.VerifyAsync(kept)).FirstBroken.ShouldBe(words);
        (await desk.VerifyAsync()).FirstBroken.ShouldBe(words, "the data folder keeps the head as well");
    }

    [Theory]
    [InlineData("12:00")]
    [InlineData("x:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("")]
    public void Text_that_is_no_head_is_none(string text) => AuditHead.Parse(text).ShouldBeNull();

    [Fact]
    public void Head_reads_what_it_writes()
    {
        var head = new AuditHead(12, new string('a', 64));

        AuditHead.Parse(head.ToString()).ShouldBe(head);
    }

    // Flips one byte, verifies, and restores it; returns 0 if there is no byte to flip.
    private static async Task<int> FlipAsync(
        TrailDesk desk,
        ConsoleDbContext db,
        (string Table, string Column, long Row) place,
        Guid id,
        AuditHead kept,
        Random random
    )
    {
        var bytes = await Intruder.BytesAsync(db, place.Table, place.Column, place.Row);
        if (bytes is not { Length: > 0 })
        {
            return 0;
        }

        var at = random.Next(bytes.Length);
        byte[] flipped = [.. bytes];
        flipped[at] ^= (byte)random.Next(1, 256);
        if (!await Intruder.TryPutAsync(db, place, flipped))
        {
            return 0; // the database rejects the change, because another row has the key
        }

        var verdict = await desk.VerifyAsync(kept);

        var what = $"{place}, byte {at}: {bytes[at]:x2} to {flipped[at]:x2}";
        verdict.Intact.ShouldBeFalse(what);
        var isNamed =
            verdict.FirstBroken!.Contains(id.ToString("D"), StringComparison.Ordinal)
            || verdict.FirstBroken.Contains($"ink {place.Row}", StringComparison.Ordinal);
        isNamed.ShouldBeTrue($"{what}, but it says: {verdict.FirstBroken}");
        (await Intruder.TryPutAsync(db, place, bytes)).ShouldBeTrue(what);
        return 1;
    }

    private static async Task<TrailDesk> SealedAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = await TrailDesk.CreateAsync(provider);
        await desk.WriteAsync(Length);
        (await desk.SealAsync()).ShouldBe(Length);
        (await desk.VerifyAsync()).Intact.ShouldBeTrue();
        return desk;
    }

    private static async Task<Guid> EntryIdAsync(TrailDesk desk, long number)
    {
        await using var db = desk.Open();
        return (await db.AuditLinks.SingleAsync(row => row.Number == number)).EntryId;
    }

    private static async Task DoAsync(TrailDesk desk, string sql)
    {
        await using var db = desk.Open();
        await Intruder.BreakInAsync(db);
        (await Intruder.DoAsync(db, sql)).ShouldBeGreaterThan(0);
    }

    private static string Is(DatabaseProvider provider, string column, Guid id) =>
        provider == DatabaseProvider.Sqlite ? $"\"{column}\" = {Intruder.Literal(id)}" : $"\"{column}\" = '{id:D}'";
}
