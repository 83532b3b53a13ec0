using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Features.Models;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;

namespace RecsConsole.E2E.Journeys;

/// <summary>A desk with three trained models, an agent and two people who manage the models.</summary>
internal static class ModelDesk
{
    public static async Task AddAsync(IServiceProvider services, string key)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds());
        var desk = await DeskTenant.AddAsync(services, now, key);
        var agent = await Operators.AddAsync(services, desk.TenantId, key + "-carl", "agent");
        var alice = await Operators.AddAsync(services, desk.TenantId, key + "-alice", "admin");
        await Operators.AddAsync(services, desk.TenantId, key + "-bob", "admin");
        await using var db = Operators.Open(services);
        db.BindTo(desk.TenantId);
        var person = db.People.Single(row => row.Id == agent.PersonId);
        (person.Teams, person.Regions, person.Languages) = (["one"], ["EU"], ["en"]);
        person.Clearance = 1;
        db.Teams.Add(
            new()
            {
                TenantId = desk.TenantId,
                Key = "one",
                Name = "Team one",
            }
        );
        db.Models.Add(Model(desk.TenantId, 1, now.AddDays(-60), null, report => report));
        db.Models.Add(
            Model(
                desk.TenantId,
                2,
                now.AddDays(-20),
                alice.PersonId,
                report =>
                    report.With("logistic-2", card => card with { CalibrationError = new(0.131, 0.11, 0.15, 1696) }) with
                    {
                        TestDecisions = 88,
                    }
            )
        );
        db.Models.Add(Model(desk.TenantId, 3, now.AddDays(-1), null, BesideTrees));
        await db.SaveChangesAsync();
    }

    private static ModelReport BesideTrees(ModelReport report) =>
        report with
        {
            Scorecards =
            [
                .. report.Scorecards,
                report.CardOf("logistic-3") with
                {
                    Ranker = "trees",
                    Ndcg = new(0.655, 0.605, 0.705, 212),
                },
            ],
            Forms =
            [
                new("logistic", "penalty 3", 0.684, "logistic-3"),
                new("trees", "54 trees with at most 15 leaves, for the order within a decision", 0.681, "trees"),
            ],
        };

    /// <summary>Removes the person's roles as an admin of people would, while the person's pages are open.</summary>
    public static async Task TakeRolesAsync(IServiceProvider services, string tenant, string person)
    {
        await using var db = Operators.Open(services);
        db.BindTo(db.Tenants.Single(row => row.Key == tenant).Id);
        db.People.Single(row => row.Key == person).Roles = ["agent"];
        ChangeFeed.Append(db, ChangeKind.Permission, "", services.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync();
    }

    private static ModelRow Model(Guid tenantId, int number, DateTimeOffset at, Guid? by, Func<ModelReport, ModelReport> change)
    {
        var version = $"logistic-{number}";
        var (content, hash) = ModelContent.Pack(LogisticModels.ForActions(version));
        var report = change(ModelReports.Good(version));
        return new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Version = version,
            Number = number,
            Kind = ItemKind.Action,
            Algorithm = "logistic",
            Status = number == 1 ? ModelStatus.Retired : ModelStatus.Shadow,
            Content = content,
            ContentHash = hash,
            FeatureSchema = FeatureExtractor.SchemaVersion,
            Engine = "1.2.0",
            TrainFrom = report.TrainFrom,
            TrainTo = report.TrainTo,
            ReportJson = JsonSerializer.Serialize(report),
            JobRunId = Guid.NewGuid(),
            TrainedById = by,
            CreatedAt = at,
        };
    }
}
