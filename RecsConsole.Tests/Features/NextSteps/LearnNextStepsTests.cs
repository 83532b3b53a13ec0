using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.NextStep;
using RecsConsole.Features.NextSteps;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tests.Engine.NextStep;
using RecsConsole.Tests.Features.Cases.Import;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.NextSteps;

public sealed class LearnNextStepsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_is_learned_from_its_first_day_and_the_team_that_has_a_case_tells_what_comes_next()
    {
        await using var import = await LogImport.CreateAsync();
        (await import.RunAsync(import.Write(Log(80)))).IsOk.ShouldBeTrue();
        await using var db = await import.OpenTenantAsync();
        (await db.JobRuns.Select(row => row.Job).ToListAsync(Token)).ShouldBe([ForecastJobs.LearnNextSteps]);
        var forecasts = await StepForecasts.ReadAsync(db, Token);
        var (north, south) = (await RecordAsync(import, "n-open"), await RecordAsync(import, "s-open"));
        forecasts.Read(north, new(_ => true)).ShouldBeNull();

        var learned = await RunAsync(import, db.TenantId);

        // 80 cases with an opening and four steps each, and two with an opening and two steps.
        learned.ShouldBe(new LearnedNextSteps(1, 406));
        forecasts = await StepForecasts.ReadAsync(db, Token);
        forecasts
            .Read(north, new(_ => true))!
            .Steps[0]
            .ShouldSatisfyAllConditions(step => step.Action.ShouldBe("repair"), step => step.Chance.ShouldBeGreaterThan(800_000));
        forecasts.Read(south, new(_ => true))!.Steps[0].Action.ShouldBe("replace");
        forecasts.Read(south, new(action => action == "repair"))!.Steps.Select(step => step.Action).ShouldBe(["repair"]);
    }

    [Fact]
    public async Task The_same_histories_give_the_same_model_and_new_ones_are_counted()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Log(80)));
        await using var db = await import.OpenTenantAsync();
        await RunAsync(import, db.TenantId);
        var first = await db.NextStepModels.AsNoTracking().SingleAsync(Token);

        await RunAsync(import, db.TenantId);
        var again = await db.NextStepModels.AsNoTracking().SingleAsync(Token);
        await import.RunAsync(import.Write(Log(100), "more.csv"));
        await RunAsync(import, db.TenantId);
        var more = await db.NextStepModels.AsNoTracking().SingleAsync(Token);

        (again.Version, again.LearnedFrom).ShouldBe((first.Version, 406));
        (more.Steps, more.LearnedFrom).ShouldBe((506, 406));
        more.Version.ShouldNotBe(first.Version);
        (await db.AuditEntries.CountAsync(row => row.Operation == "next_steps.learned", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task A_model_of_an_earlier_form_is_used_and_counted_until_the_nightly_run_learns_again()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Log(80)));
        await using var db = await import.OpenTenantAsync();
        await RunAsync(import, db.TenantId);
        var row = await db.NextStepModels.SingleAsync(Token);
        var earlier = NextStepModel.FromBytes(Histories.BeforeMemory(StepForecasts.ModelOf(row.Content).ToBytes()));
        (row.Content, row.Version) = StepForecasts.Write(earlier);
        await db.SaveChangesAsync(Token);

        await RunAsync(import, db.TenantId);
        var kept = await db.NextStepModels.AsNoTracking().SingleAsync(Token);
        await RunAsync(import, db.TenantId, isAnew: true);
        var anew = await db.NextStepModels.AsNoTracking().SingleAsync(Token);

        StepForecasts.ModelOf(kept.Content).IsCurrent.ShouldBeFalse();
        StepForecasts.ModelOf(anew.Content).IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public async Task Too_few_cases_give_no_model()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Log(LearnedSteps.MinCases - 1)));
        await using var db = await import.OpenTenantAsync();

        var learned = await RunAsync(import, db.TenantId);

        learned.ShouldBe(new LearnedNextSteps(0, 0));
        (await db.NextStepModels.AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "R112")]
    public async Task Nothing_is_learned_from_cases_of_a_customer_who_opted_out_nor_of_a_person_who_did()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Log(80)));
        await using var db = await import.OpenTenantAsync();
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "acme",
                Name = "Acme",
                IsByRulesOnly = true,
            }
        );
        (await db.Cases.Where(row => row.Key.StartsWith("c00")).ToListAsync(Token)).ForEach(row => row.AccountKey = "acme");
        (await db.People.ToListAsync(Token)).ForEach(row => row.IsByRulesOnly = true);
        await db.SaveChangesAsync(Token);

        var learned = await RunAsync(import, db.TenantId);

        learned.ShouldBe(new LearnedNextSteps(1, 406 - 50), "ten of the cases are theirs");
        using var tally = new CardTally();
        var type = await db.CaseTypes.Select(row => row.Key).SingleAsync(Token);
        var trails = new CaseTrails(type, TrailColumns.None, TrailLimits.From(null), null)
        {
            Exclusions = await TrainingExclusions.ReadAsync(db, Token),
        };
        var events = (await trails.ReadAsync(db, tally, Token)).SelectMany(each => each.Events).ToList();
        events.Count.ShouldBe(406 - 50);
        events.ShouldAllBe(each => each.Resource == null);
        var all = trails with { Exclusions = TrainingExclusions.None };
        (await all.ReadAsync(db, tally, Token)).SelectMany(each => each.Events).ShouldContain(each => each.Resource != null);
    }

    [Fact]
    [Trait("Req", "R161")]
    public async Task The_model_of_a_case_type_is_stored_with_the_card_of_its_data()
    {
        await using var import = await LogImport.CreateAsync();
        await import.RunAsync(import.Write(Log(80)));
        await using var db = await import.OpenTenantAsync();
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "acme",
                Name = "Acme",
                IsByRulesOnly = true,
            }
        );
        (await db.Cases.Where(row => row.Key.StartsWith("c00")).ToListAsync(Token)).ForEach(row => row.AccountKey = "acme");
        await db.SaveChangesAsync(Token);
        await RunAsync(import, db.TenantId);
        var first = await CardAsync(db);
        (await db.People.ToListAsync(Token)).ForEach(row => row.IsByRulesOnly = true);
        await db.SaveChangesAsync(Token);

        await RunAsync(import, db.TenantId);
        var card = await CardAsync(db);

        card.Purpose.ShouldBe(CardPurposes.NextSteps);
        card.Sources.ShouldBe([new("case", 72), new("step", 406 - 50)]);
        first.LeftOut.ShouldBe([new("older", 0), new("by_rules", 10), new("person", 0)]);
        card.LeftOut.ShouldBe([new("older", 0), new("by_rules", 10), new("person", 406 - 50 - 72)], "an opening has nobody");
        card.From.ShouldBe(new DateTimeOffset(2026, 1, 5, 18, 0, 0, TimeSpan.Zero), "the cases of the first ten hours are theirs");
        card.To.ShouldBe(new DateTimeOffset(2026, 1, 15, 8, 10, 0, TimeSpan.Zero));
        card.Columns.ShouldContain("event.actor");
        card.DataHash.Length.ShouldBe(64);
        card.DataHash.ShouldNotBe(first.DataHash, "other data");
    }

    private static async Task<DatasetCard> CardAsync(RecsConsole.Database.ConsoleDbContext db) =>
        DatasetCard.Parse(await db.NextStepModels.Select(row => row.CardJson).SingleAsync(Token)).ShouldNotBeNull();

    private static async Task<LearnedNextSteps> RunAsync(LogImport import, Guid tenantId, bool isAnew = false)
    {
        var request = new LearnNextStepsRequest(new JobProgress()) { IsAnew = isAnew };
        var result = await import.Service<LearnNextSteps>().RunAsync(Actor.Job(tenantId), request, Token);
        return result.IsOk ? result.Value : throw new InvalidOperationException(result.Error.ToString());
    }

    private static async Task<RecsConsole.Casework.CaseRecord> RecordAsync(LogImport import, string key)
    {
        await using var db = await import.OpenTenantAsync();
        var id = await db.Cases.Where(row => row.Key == key).Select(row => row.Id).SingleAsync(Token);
        return (await import.Service<RecsConsole.Casework.ICaseSource>().ReadAsync(Actor.Job(db.TenantId), id, Token)).ShouldNotBeNull();
    }

    // One team uses "repair" where the other uses "replace"; each has one open case.
    private static string Log(int cases)
    {
        var log = new StringBuilder("case,activity,time,who,team,doc,product,prio\n");
        var at = new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < cases; i++)
        {
            var isNorth = i % 2 == 0;
            Write($"c{i:000}", isNorth, at.AddHours(i), ["open", "look", isNorth ? "repair" : "replace", "close"]);
        }

        Write("n-open", isNorth: true, at.AddDays(10), ["open", "look"]);
        Write("s-open", isNorth: false, at.AddDays(10), ["open", "look"]);
        return log.ToString();

        void Write(string key, bool isNorth, DateTime opened, string[] steps)
        {
            for (var i = 0; i < steps.Length; i++)
            {
                var time = opened.AddMinutes(10 * i);
                log.Append(
                    CultureInfo.InvariantCulture,
                    $"{key},{steps[i]},{time:yyyy-MM-dd HH:mm},p1,{(isNorth ? "north" : "south")},,mail,2\n"
                );
            }
        }
    }
}
