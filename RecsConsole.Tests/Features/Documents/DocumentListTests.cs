using RecsConsole.Components.Pages;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>A page of many documents: filters, order and counts, and whom each reader sees.</summary>
public sealed class DocumentListTests
{
    private const int Many = 60;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pages_follow_each_other_by_title_with_the_version_in_force(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);

        var first = await ListAsync(office, office.Writer, new() { Search = "MANY" });
        var second = await ListAsync(office, office.Writer, new() { Search = "MANY", Page = 2 });

        (first.Total, first.Lines.Count).ShouldBe((Many, ListDocuments.PageSize));
        first.Lines.Concat(second.Lines).Select(line => line.Key).ShouldBe(Enumerable.Range(0, Many).Select(KeyOf));
        var line = first.Lines[0];
        (line.Version, line.DraftVersion, line.Owner).ShouldBe((1, 2, "writer"));
        first.Lines[1].DraftVersion.ShouldBeNull();
        first.Owners.ShouldContain(owner => owner.Words == "writer");
        first.Languages.ShouldBe(["de", "en"], ignoreOrder: true);
    }

    [Fact]
    public async Task Document_that_another_node_adds_is_in_the_next_list_and_kept_ones_stay_hidden_from_others()
    {
        await using var office = await OpenAsync(DatabaseProvider.Sqlite);
        var before = await ListAsync(office, office.Supervisor, new());
        await using (var db = office.World.Open())
        {
            db.Documents.Add(Row(office, "added", row => row.Acl = ["role:nobody"]));
            db.Documents.Add(Row(office, "added-too", _ => { }));
            ChangeFeed.Append(db, ChangeKind.Document, "added", office.Now);
            await db.SaveChangesAsync(Token);
        }

        var after = await ListAsync(office, office.Supervisor, new() { Search = "added" });

        after.Lines.Select(line => line.Key).ShouldBe(["added-too"]);
        after.All.ShouldBe(before.All + 1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_filter_keeps_what_it_says(DatabaseProvider provider)
    {
        await using var office = await OpenAsync(provider);

        async Task<int> TotalAsync(DocumentFilter filter) =>
            (await ListAsync(office, office.Writer, filter with { Search = "many" })).Total;

        (await TotalAsync(new() { Kind = "runbook" })).ShouldBe(Many / 3);
        (await TotalAsync(new() { Language = "de" })).ShouldBe(Many / 2);
        (await TotalAsync(new() { Owner = office.Writer.PersonId })).ShouldBe(Many / 4);
        (await TotalAsync(new() { Due = DocumentDue.Expiring })).ShouldBe(Many / 5);
        (await TotalAsync(new() { Due = DocumentDue.Review })).ShouldBe(Many / 6);
        (await TotalAsync(new() { Status = DocumentStatus.Draft })).ShouldBe(1);
        (await TotalAsync(new() { Status = DocumentStatus.Effective })).ShouldBe(Many);
        (await TotalAsync(new() { Kind = "runbook", Due = DocumentDue.Review })).ShouldBe(Many / 6);
    }

    [Fact]
    public async Task Each_column_orders_both_ways_and_equal_ones_stay_by_title()
    {
        await using var office = await OpenAsync();

        async Task<IReadOnlyList<DocumentLine>> FirstAsync(DocumentSort sort, bool isDescending) =>
            (
                await ListAsync(
                    office,
                    office.Writer,
                    new()
                    {
                        Search = "many",
                        Sort = sort,
                        Descending = isDescending,
                    }
                )
            ).Lines;

        (await FirstAsync(DocumentSort.Title, true))[0].Key.ShouldBe(KeyOf(Many - 1));
        (await FirstAsync(DocumentSort.Kind, true))
            .Take(2)
            .Select(line => (line.Kind, line.Key))
            .ShouldBe([("runbook", KeyOf(0)), ("runbook", KeyOf(3))]);
        (await FirstAsync(DocumentSort.Expires, false)).Take(2).Select(line => line.Key).ShouldBe([KeyOf(0), KeyOf(5)]);
        (await FirstAsync(DocumentSort.Review, false)).Take(2).Select(line => line.Key).ShouldBe([KeyOf(0), KeyOf(6)]);
        (await FirstAsync(DocumentSort.Owner, true)).Take(2).Select(line => line.Key).ShouldBe([KeyOf(0), KeyOf(4)]);
        (await FirstAsync(DocumentSort.Language, false))[0].Language.ShouldBe("en", "English comes before German");
        (await FirstAsync(DocumentSort.State, false)).Count.ShouldBe(ListDocuments.PageSize);
    }

    [Fact]
    public void Order_is_kept_in_the_address_and_does_not_narrow_the_list()
    {
        var byOwner = new DocumentFilter { Search = "jams" }
            .SortedBy(DocumentSort.Owner)
            .SortedBy(DocumentSort.Owner);

        byOwner.Descending.ShouldBeTrue();
        DocumentFilter.Read(AddressQuery.Parse(byOwner.Address)).ShouldBe(byOwner);
        (byOwner with { Search = null }).IsNarrowed.ShouldBeFalse();
    }

    // each kind of access is decided once: whoever differs in a single point must not share the decision
    [Fact]
    public async Task Reader_sees_own_documents_and_those_whose_list_names_them()
    {
        await using var office = await OpenAsync();
        await using (var db = office.World.Open())
        {
            db.Documents.Add(Row(office, "list-a", row => row.Acl = ["role:supervisor", "team:nobody"]));
            db.Documents.Add(Row(office, "list-b", row => row.Acl = ["role:supervisor1", "team:nobody"]));
            db.Documents.Add(Row(office, "list-c", row => row.Acl = ["person:nobody"]));
            db.Documents.Add(Row(office, "list-d", row => (row.Acl, row.OwnerId) = (["person:nobody"], office.Supervisor.PersonId)));
            db.Documents.Add(Row(office, "list-e", row => row.Classification = 3));
            await db.SaveChangesAsync(Token);
        }

        var seen = await ListAsync(office, office.Supervisor, new() { Search = "list-" });
        var all = await ListAsync(office, office.Writer, new() { Search = "list-" });

        seen.Lines.Select(line => line.Key).ShouldBe(["list-a", "list-d"]);
        all.Lines.Select(line => line.Key).ShouldBe(["list-a", "list-b", "list-c", "list-d"]);
    }

    private static string KeyOf(int at) => $"many-{at:D2}";

    private static async Task<DocumentOffice> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var office = await DocumentOffice.OpenAsync(provider);
        await using var db = office.World.Open();
        for (var at = Many - 1; at >= 0; at--)
        {
            db.Documents.Add(
                Row(
                    office,
                    KeyOf(at),
                    row =>
                    {
                        row.Title = at % 2 == 0 ? $"many {at:D2}" : $"Many {at:D2}";
                        row.Kind = at % 3 == 0 ? "runbook" : "article";
                        row.Language = at % 2 == 0 ? "en" : "de";
                        row.OwnerId = at % 4 == 0 ? office.Writer.PersonId : null;
                        row.EffectiveTo = at % 5 == 0 ? office.Now.AddDays(10) : office.Now.AddDays(90);
                        row.ReviewBy = at % 6 == 0 ? office.Now.AddDays(-1) : null;
                    }
                )
            );
        }

        db.Documents.Add(Row(office, KeyOf(0), row => (row.Version, row.Status, row.Title) = (2, DocumentStatus.Draft, "Another")));
        await db.SaveChangesAsync(Token);
        return office;
    }

    private static DocumentRow Row(DocumentOffice office, string key, Action<DocumentRow> change)
    {
        var row = new DocumentRow
        {
            TenantId = office.World.Here.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Kind = "article",
            Text = "Text.",
            Status = DocumentStatus.Effective,
            Classification = 1,
            EffectiveFrom = office.Now.AddDays(-100),
            UpdatedAt = office.Now,
        };
        change(row);
        return row;
    }

    private static async Task<DocumentList> ListAsync(DocumentOffice office, Actor actor, DocumentFilter filter) =>
        (await office.Get<ListDocuments>().RunAsync(actor, filter, Token)).Value!;
}
