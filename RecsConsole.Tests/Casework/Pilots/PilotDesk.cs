using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Pilots;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Insights;
using Xunit;

namespace RecsConsole.Tests.Casework.Pilots;

/// <summary>A pilot that has run for sixty days for half of the supervisors, and supervisors who opened cases.</summary>
internal sealed class PilotDesk : IAsyncDisposable
{
    public const int Percent = 50;
    private readonly InsightDesk _desk;
    private readonly InsightRows _rows;

    private PilotDesk(InsightDesk desk) => (_desk, _rows) = (desk, desk.Rows(desk.Admin.TenantId));

    public InsightDesk Insights => _desk;

    public ModelRow Pilot { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PilotDesk> OpenAsync(Action<ModelRow>? change = null)
    {
        var desk = new PilotDesk(await InsightDesk.OpenAsync());
        await desk.AddPilotAsync(change);
        return desk;
    }

    public async Task<PilotGroups> ReadAsync()
    {
        await using var db = _desk.Open();
        var row = await db.Models.AsNoTracking().SingleAsync(each => each.Id == Pilot.Id, Token);
        return (await PilotGroups.ReadAsync(db, row, Token))!;
    }

    public async Task<IReadOnlyList<PilotEffect>> EffectsAsync()
    {
        var groups = await ReadAsync();
        await using var db = _desk.Open();
        return await PilotEffects.ReadAsync(db, groups, _desk.Database.Clock.GetUtcNow(), Token);
    }

    public bool IsDrawn(Guid person) => TenantModels.BucketOf(Pilot.Id, person) < Percent;

    /// <summary>Adds people of one group with <paramref name="cases"/> cases each, of which <paramref name="late"/> were late.</summary>
    public async Task AddPeopleAsync(int count, bool isDrawn, int cases, int late)
    {
        await using var db = _desk.Open();
        for (var number = 0; number < count; number++)
        {
            var person = Person($"{(isDrawn ? "with" : "without")}-{number}", isDrawn);
            db.Add(person);
            for (var index = 0; index < cases; index++)
            {
                AddCase(db, person, $"{person.Key}-{index}", index >= late);
            }
        }

        await db.SaveChangesAsync(Token);
    }

    /// <summary>
    /// Adds the first <paramref name="count"/> windows of a switchback with ten cases each, of which some were late, and records the window
    /// with each decision.
    /// </summary>
    public async Task AddWindowsAsync(int count, int lateWith, int lateWithout)
    {
        var switchback = Switchback.Of(Pilot)!;
        await using var db = _desk.Open();
        var person = _rows.Person("worker", ["supervisor"], ["one"]);
        db.Add(person);
        for (var number = 0; number < count; number++)
        {
            var window = new PilotWindow(Pilot.Version, number, switchback.HasModel(number));
            for (var index = 0; index < 10; index++)
            {
                var isMet = index >= (window.HasModel ? lateWith : lateWithout);
                AddCaseOf(db, person, window, $"window-{number}-{index}", isMet);
            }
        }

        await db.SaveChangesAsync(Token);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private PersonRow Person(string name, bool isDrawn)
    {
        var person = _rows.Person(name, ["supervisor"], ["one"]);
        while (IsDrawn(person.Id) != isDrawn)
        {
            person.Id = Guid.NewGuid();
        }

        return person;
    }

    private void AddCase(ConsoleDbContext db, PersonRow person, string key, bool isMet)
    {
        var row = _rows.Resolved(key, "one", isMet);
        (row.OpenedAt, row.SlaDeadline, row.ResolvedAt) = (_rows.DaysAgo(50), _rows.DaysAgo(45), _rows.DaysAgo(isMet ? 46 : 44));
        db.Add(row);
        var (decision, items) = _rows.Decision(row, person, 49, "rules", new Slate(SlateKind.Action, ["a1"]));
        db.Add(decision);
        db.AddRange(items);
    }

    private void AddCaseOf(ConsoleDbContext db, PersonRow person, PilotWindow window, string key, bool isMet)
    {
        var opened = Pilot.PromotedAt!.Value.AddHours((window.Number + 0.5) * Pilot.WindowHours);
        var row = _rows.Resolved(key, "one", isMet);
        (row.OpenedAt, row.SlaDeadline, row.ResolvedAt) = (opened, opened.AddHours(4), opened.AddHours(isMet ? 3 : 5));
        db.Add(row);
        var (decision, items) = _rows.Decision(row, person, 1, "rules", new Slate(SlateKind.Action, ["a1"]));
        (decision.At, decision.Windows) = (opened, [window.ToStored()]);
        db.Add(decision);
        db.AddRange(items);
    }

    private async Task AddPilotAsync(Action<ModelRow>? change)
    {
        Pilot = new()
        {
            TenantId = _desk.Admin.TenantId,
            Id = Guid.NewGuid(),
            Version = "trees-7",
            Number = 7,
            Kind = ItemKind.Action,
            Algorithm = "trees",
            Status = ModelStatus.Pilot,
            Content = [],
            ContentHash = string.Create(CultureInfo.InvariantCulture, $"{0:x64}"),
            Engine = "1.4.0",
            ReportJson = "{}",
            JobRunId = Guid.NewGuid(),
            PromotedAt = _rows.DaysAgo(60),
            Percent = Percent,
            Roles = ["supervisor"],
        };
        change?.Invoke(Pilot);
        await using var db = _desk.Open();
        db.Models.Add(Pilot);
        await db.SaveChangesAsync(Token);
    }
}
