using System.Net;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Models;

public sealed class ModelAddressTests
{
    [Fact]
    [Trait("Req", "R57")]
    public async Task Address_of_a_model_answers_404_where_it_is_not_there_or_not_permitted()
    {
        await using var app = new ConsoleApp("Testing");
        var here = await Operators.AddTenantAsync(app.Services, "here");
        var elsewhere = await Operators.AddTenantAsync(app.Services, "elsewhere");
        await Operators.AddAsync(app.Services, here, "adele", "admin");
        await Operators.AddAsync(app.Services, here, "ana", "agent");
        await Operators.AddAsync(app.Services, elsewhere, "sten", "admin");
        await RegisterAsync(app.Services, here);

        (await AskAsync(app, "adele", "/models/logistic-1")).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(app, "adele", "/models/logistic-2")).ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(app, "ana", "/models/logistic-1")).ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(app, "sten", "/models/logistic-1")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> AskAsync(ConsoleApp app, string name, string address)
    {
        using var browser = app.Browser();
        using var signedIn = await browser.SignInAsync(name);
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task RegisterAsync(IServiceProvider services, Guid tenantId)
    {
        await using var db = Operators.Open(services);
        db.BindTo(tenantId);
        db.Models.Add(
            new()
            {
                TenantId = tenantId,
                Id = Guid.NewGuid(),
                Version = "logistic-1",
                Number = 1,
                Kind = ItemKind.Action,
                Algorithm = "logistic",
                Status = ModelStatus.Shadow,
                Content = [1],
                ContentHash = new('c', 64),
                FeatureSchema = FeatureExtractor.SchemaVersion,
                Engine = "1.2.0",
                ReportJson = "{}",
                JobRunId = Guid.NewGuid(),
            }
        );
        await db.SaveChangesAsync();
    }
}
