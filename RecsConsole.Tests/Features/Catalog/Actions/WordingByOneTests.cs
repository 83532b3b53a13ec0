using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>Where the tenant allows it, one person mends the description of an action; never anything else, and never of high risk.</summary>
public sealed class WordingByOneTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, ActionRiskLevel.Low, "Call back", true)]
    [InlineData(false, ActionRiskLevel.Low, "Call back", false)]
    [InlineData(true, ActionRiskLevel.High, "Call back", false)]
    [InlineData(true, ActionRiskLevel.Low, "Another title", false)]
    public async Task Description_is_published_by_its_author(bool allows, ActionRiskLevel risk, string title, bool isPublished)
    {
        await using var desk = await ActionDesk.CreateAsync();
        await AllowAsync(desk, allows);
        var text = ActionDesk.Text with { Risk = risk };
        await desk.SaveAsync(desk.Ada, "call-back", text);
        await desk.SubmitAsync(desk.Ada, "call-back");
        (await desk.PublishAsync(desk.Ben, "call-back")).Error.ShouldBeNull();
        var mended = text with { Title = title, Description = "Call the customer back within an hour." };
        await desk.SaveAsync(desk.Ada, "call-back", mended, await desk.SeenAsync("call-back"));
        await desk.SubmitAsync(desk.Ada, "call-back");

        var published = await desk.PublishAsync(desk.Ada, "call-back");

        published.IsOk.ShouldBe(isPublished);
        (await desk.StatusAsync("call-back", 2)).ShouldBe(isPublished ? VersionStatus.Published : VersionStatus.InReview);
        if (!isPublished)
        {
            published.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        }
    }

    private static async Task AllowAsync(ActionDesk desk, bool allows)
    {
        await using var db = desk.World.Open();
        var settings = TenantConfiguration.Default with { Reviews = new(WordingByOne: allows, FiguresByOne: false) };
        db.TenantConfigurations.Add(
            new()
            {
                TenantId = db.TenantId,
                Version = 2,
                Json = settings.ToJson(),
                CreatedAt = desk.Now,
                Why = "Try",
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
