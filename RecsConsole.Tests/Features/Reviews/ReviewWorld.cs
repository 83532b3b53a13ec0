using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tests.Features.Models;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>
/// A desk with open cases, a lead, reviewers without the agent role, and a model that ranks differently from the heuristic.
/// </summary>
internal sealed class ReviewWorld : IAsyncDisposable
{
    public const string ModelVersion = "logistic-77";

    // The first action of the model, but not of the heuristic.
    private const string ModelsFirst = "Do wipe";

    private int _cases;

    private ReviewWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public Actor Lead { get; private set; } = null!;

    public Actor Rita { get; private set; } = null!;

    public Actor Felix { get; private set; } = null!;

    public Guid ModelId { get; private set; }

    public static async Task<ReviewWorld> CreateAsync(
        int cases = 12,
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var desk = await DeskWorld.CreateAsync(
            provider,
            services =>
            {
                services.AddModels().AddReviews();
                add?.Invoke(services);
            }
        );
        var world = new ReviewWorld(desk);
        world.Lead = await world.AddPersonAsync("lena", [ConsoleRole.Lead]);
        world.Rita = await world.AddPersonAsync("rita", [ConsoleRole.Reviewer]);
        world.Felix = await world.AddPersonAsync("felix", [ConsoleRole.Reviewer]);
        await world.AddCasesAsync(cases - 1); // the desk already has one case
        var model = await world.Desk.RegisterAsync(LogisticModels.ForActions(ModelVersion, risk: 50_000_000), ModelStatus.Shadow);
        world.ModelId = model.Id;
        return world;
    }

    public async Task<Actor> AddPersonAsync(string name, string[] roles, int clearance = 1, string region = "EU")
    {
        var id = Guid.NewGuid();
        await Desk.ChangeAsync(
            ChangeKind.Permission,
            db =>
                db.People.Add(
                    new()
                    {
                        TenantId = Desk.Here.TenantId,
                        Id = id,
                        Key = name,
                        DisplayName = "Person " + name,
                        Roles = roles,
                        Regions = [region],
                        Clearance = clearance,
                        TimeZone = "UTC",
                        IsActive = true,
                    }
                )
        );
        return new(Desk.Here.TenantId, id);
    }

    public Task AddCasesAsync(int count, Action<CaseRow>? change = null) =>
        Desk.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                for (var i = 0; i < count; i++)
                {
                    var row = Case(db.TenantId, ++_cases);
                    change?.Invoke(row);
                    db.Cases.Add(row);
                }
            }
        );

    public CreateStudyRequest Ask(int cases = 10, int overlap = 0, params Actor[] reviewers) =>
        new(
            Guid.NewGuid(),
            "November",
            RankingSystem.Heuristic,
            ModelId.ToString("D"),
            cases,
            StudyCases.Open,
            null,
            null,
            [.. (reviewers.Length == 0 ? [Rita, Felix] : reviewers).Select(each => each.PersonId)],
            overlap
        );

    public Task<Result<CreatedStudy>> TryMakeAsync(CreateStudyRequest request, Actor? actor = null) =>
        Desk.Get<CreateStudy>().RunAsync(actor ?? Lead, request, CancellationToken.None);

    public async Task<CreatedStudy> MakeAsync(CreateStudyRequest request)
    {
        var result = await TryMakeAsync(request);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task<Result<JudgeView>> TryReadAsync(Actor actor, Guid study, int? position = null) =>
        Desk.Get<ReadPair>().RunAsync(actor, new(study, position), CancellationToken.None);

    public async Task<JudgeView> ReadAsync(Actor actor, Guid study, int? position = null)
    {
        var result = await TryReadAsync(actor, study, position);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task<Result<JudgedPair>> JudgeAsync(
        Actor actor,
        Guid study,
        PairView pair,
        PairChoice choice,
        PairRatings? ratings = null,
        params string[] reasons
    ) =>
        Desk.Get<JudgePair>()
            .RunAsync(
                actor,
                new(study, pair.Position, new(choice, reasons, ratings ?? PairRatings.None), pair.Revision, TimeSpan.FromSeconds(30)),
                CancellationToken.None
            );

    /// <summary>Judges all waiting pairs.</summary>
    public async Task JudgeAllAsync(Actor actor, Guid study, Func<PairView, PairChoice> choose)
    {
        while ((await ReadAsync(actor, study)).Pair is { } pair)
        {
            var judged = await JudgeAsync(actor, study, pair, choose(pair));
            if (!judged.IsOk)
            {
                throw new InvalidOperationException(judged.Error.Message);
            }
        }
    }

    /// <summary>The side that shows the model's list.</summary>
    public static PairChoice ForTheModel(PairView pair) => ForTheModel(pair.Left, pair.Right);

    public static PairChoice ForTheModel(IReadOnlyList<PairCard> left, IReadOnlyList<PairCard> right) =>
        Place(left) < Place(right) ? PairChoice.Left : PairChoice.Right;

    public Task<Result<long>> AdjudicateAsync(Actor actor, Guid study, Guid found, PairChoice choice, params string[] reasons) =>
        Desk.Get<AdjudicatePair>().RunAsync(actor, new(study, found, choice, reasons, 0), CancellationToken.None);

    public Task<Result<StudyView>> TryResultsAsync(Guid study, Actor? actor = null) =>
        Desk.Get<ReadResults>().RunAsync(actor ?? Lead, study, CancellationToken.None);

    public async Task<StudyView> ResultsAsync(Guid study) =>
        (await TryResultsAsync(study)).Value ?? throw new InvalidOperationException("No results.");

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static int Place(IReadOnlyList<PairCard> cards) =>
        cards.FirstOrDefault(card => card.Title == ModelsFirst)?.Rank ?? int.MaxValue;

    private CaseRow Case(Guid tenantId, int number) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            Key = $"R-{number}",
            Title = $"Printer jams {number}",
            Description = DeskTenant.Text,
            TypeKey = "ticket",
            IssueType = "printer",
            Product = "printing",
            Region = "EU",
            Language = "en",
            Priority = 2,
            Status = "new",
            WorkflowVersion = 1,
            OpenedAt = Desk.Database.Clock.GetUtcNow(),
            TeamKey = "one",
            AccountKey = "acme",
            Classification = 1,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = Desk.Database.Clock.GetUtcNow().AddMinutes(-number),
            Revision = 1,
        };
}
