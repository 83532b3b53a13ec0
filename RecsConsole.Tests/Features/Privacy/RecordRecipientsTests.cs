using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Record;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>The record says of each server whether it gets data now, by the rule that refuses the calls.</summary>
public sealed class RecordRecipientsTests
{
    private const string Inside = "inside.example";
    private const string Outside = "outside.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Inside, RecipientState.On, RecipientState.On)]
    [InlineData("127.0.0.1", RecipientState.On, RecipientState.On)]
    [InlineData(Outside, RecipientState.Refused, RecipientState.Outside)]
    [InlineData("undeclared.example", RecipientState.Refused, RecipientState.Outside)]
    public async Task Server_outside_the_region_is_listed_as_refused_or_as_outside(
        string host,
        RecipientState ofContent,
        RecipientState ofOthers
    )
    {
        await using var world = await WorldAsync(host);

        var states = await ReadAsync(world);

        states[RecipientKind.Webhook].ShouldBe(ofContent);
        states[RecipientKind.Mail].ShouldBe(ofContent);
        states[RecipientKind.EmbeddingModel].ShouldBe(ofContent);
        states[RecipientKind.DecisionPoint].ShouldBe(ofContent);
        states.ContainsKey(RecipientKind.Scanner).ShouldBe(host is not "127.0.0.1", "on this machine nobody else gets the files");
        states.GetValueOrDefault(RecipientKind.Scanner, ofContent).ShouldBe(ofContent);
        states[RecipientKind.SignIn].ShouldBe(ofOthers);
        states[RecipientKind.Telemetry].ShouldBe(ofOthers);
        await using var db = world.Open();
        (await db.AuditEntries.AnyAsync(row => row.Operation == OutboundRegions.Operation, Token)).ShouldBeFalse("nothing was sent");
    }

    [Fact]
    public async Task Tenant_without_a_region_sends_everywhere_but_to_what_is_switched_off()
    {
        await using var world = await WorldAsync(Outside);
        await using (var db = world.Open())
        {
            (await db.Tenants.SingleAsync(row => row.Id == world.Here.TenantId, Token)).Region = "";
            (await db.Webhooks.SingleAsync(Token)).IsEnabled = false;
            await db.SaveChangesAsync(Token);
        }

        var states = await ReadAsync(world);

        states[RecipientKind.Webhook].ShouldBe(RecipientState.Off);
        states.Where(each => each.Key is not RecipientKind.Webhook).ShouldAllBe(each => each.Value == RecipientState.On);
    }

    [Fact]
    public async Task Identity_provider_of_another_tenant_is_not_listed()
    {
        await using var world = await WorldAsync(Inside);
        await using var db = world.Database.Open();
        db.BindTo(world.Elsewhere.TenantId);

        var found = await world.Get<RecordRecipients>().ReadAsync(db, DateTimeOffset.UtcNow, Token);

        found.ShouldNotContain(each => each.Kind == RecipientKind.SignIn);
    }

    private static async Task<Dictionary<RecipientKind, RecipientState>> ReadAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var found = await world.Get<RecordRecipients>().ReadAsync(db, DateTimeOffset.UtcNow, Token);
        return found.ToDictionary(each => each.Kind, each => each.State);
    }

    private static async Task<DeskWorld> WorldAsync(string host)
    {
        var region = host == Inside ? "EU" : "US";
        var world = await DeskWorld.CreateAsync(replace: services =>
            services
                .AddPrivacy()
                .AddAudit()
                .Configure<DestinationOptions>(options =>
                {
                    options.Destinations.Add(new() { Host = Inside, Region = "EU" });
                    options.Destinations.Add(new() { Host = Outside, Region = "US" });
                })
                .Configure<EmbeddingOptions>(options =>
                {
                    (options.Endpoint, options.Model, options.Region) = ($"https://{host}/v1", "counts", region);
                    options.Tenants.Add("here");
                })
                .Configure<MailOptions>(options => (options.Host, options.From) = (host, "support@brightline.example"))
                .Configure<DecisionPointOptions>(options => options.Address = $"https://{host}")
                .Configure<SignInServers>(options => options.All.Add(new("Directory", "here", $"https://{host}/realm")))
                .Configure<UploadOptions>(options => options.Clamd = $"tcp://{host}:3310")
                .Configure<TelemetryOptions>(options => options.OtlpEndpoint = new($"https://{host}:4317"))
        );
        await using var db = world.Open();
        db.Webhooks.Add(
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Name = "Billing",
                Address = $"https://{host}/in",
                PersonId = world.Here.Agent.PersonId,
                Secret = "sealed",
                IsEnabled = true,
                CreatedAt = world.Database.Clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(Token);
        return world;
    }
}
