using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Documents;

public sealed class ReadDocumentTests
{
    [Fact]
    public async Task Version_in_force_is_read_with_what_is_known_of_it()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(
            ADocument(desk, row => (row.Version, row.Status) = (1, DocumentStatus.Superseded)),
            ADocument(desk, row => (row.Version, row.OwnerId) = (2, desk.Ana.PersonId)),
            ADocument(desk, row => (row.Version, row.Status) = (3, DocumentStatus.Draft))
        );

        var view = (await ReadAsync(desk, desk.Ana)).Value.ShouldNotBeNull();

        (view.Version, view.Owner).ShouldBe((2, "Ana Nowak"));
        view.Page!.Html.ShouldContain("<strong>before</strong>");
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("expired")]
    [InlineData("withdrawn")]
    [InlineData("past")]
    [InlineData("future")]
    [InlineData("restricted")]
    [InlineData("acl")]
    [InlineData("unreadable acl")]
    [InlineData("region")]
    [Trait("Req", "R58")]
    public async Task What_is_not_in_force_or_not_permitted_is_not_there(string why)
    {
        await using var desk = await Desk.OpenAsync();
        await using (var db = desk.Read())
        {
            db.People.Single(person => person.Id == desk.Ana.PersonId).Regions = ["EU"];
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await desk.AddAsync(ADocument(desk, row => Spoil(row, why, desk.Now)));

        (await ReadAsync(desk, desk.Ana)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task Document_of_another_tenant_is_not_there()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(ADocument(desk));

        (await ReadAsync(desk, desk.Stranger)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private static void Spoil(DocumentRow row, string why, DateTimeOffset now)
    {
        switch (why)
        {
            case "past":
                row.EffectiveTo = now;
                break;
            case "future":
                row.EffectiveFrom = now.AddDays(1);
                break;
            case "restricted":
                row.Classification = Classifications.Restricted;
                break;
            case "acl":
                row.Acl = ["role:admin", "team:billing"];
                break;
            case "unreadable acl":
                row.Acl = ["everybody"];
                break;
            case "region":
                row.Regions = ["US"];
                break;
            default:
                row.Status = ColumnCodes.Parse<DocumentStatus>(why);
                break;
        }
    }

    private static Task<Result<DocumentView>> ReadAsync(Desk desk, Actor actor) =>
        desk.Get<ReadDocument>().RunAsync(actor, "sso", TestContext.Current.CancellationToken);

    private static DocumentRow ADocument(Desk desk, Action<DocumentRow>? change = null)
    {
        var row = new DocumentRow
        {
            TenantId = desk.Ana.TenantId,
            Key = "sso",
            Version = 1,
            Title = "Rolling over a certificate",
            Kind = "runbook",
            Text = "Reload **before** it runs out.",
            Status = DocumentStatus.Effective,
            Classification = Classifications.Internal,
        };
        change?.Invoke(row);
        return row;
    }
}
