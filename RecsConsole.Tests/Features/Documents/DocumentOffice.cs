using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>The desk with two administrators, a supervisor, and documents in progress and approved.</summary>
public sealed class DocumentOffice : IAsyncDisposable
{
    private readonly IServiceScope _scope;

    private DocumentOffice(DeskWorld world) => (World, _scope) = (world, world.Database.Services.CreateScope());

    public DeskWorld World { get; }

    public Actor Writer { get; private set; } = null!;

    public Actor Approver { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>An agent.</summary>
    public Actor Agent => World.Here.Agent;

    public DateTimeOffset Now => World.Database.Clock.GetUtcNow();

    public static async Task<DocumentOffice> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddDocuments());
        var office = new DocumentOffice(world);
        office.Writer = await office.AddAsync("writer", ConsoleRole.Admin);
        office.Approver = await office.AddAsync("approver", ConsoleRole.Admin);
        office.Supervisor = await office.AddAsync("lead", ConsoleRole.Supervisor);
        return office;
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public async Task<DocumentFile> OpenAsync(string key)
    {
        var result = await Get<OpenDocumentFile>().RunAsync(Writer, key, CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task<Result<SavedDraft>> SaveAsync(Actor actor, SaveDraftRequest request) =>
        Get<SaveDraft>().RunAsync(actor, request, CancellationToken.None);

    /// <summary>The writer writes the next version and the approver approves it.</summary>
    public async Task<DocumentStatus> PublishAsync(DocumentDraft draft)
    {
        var saved = (await SaveAsync(Writer, new(draft, null, 0, IsNew: false))).Value!;
        var result = await Get<ApproveVersion>().RunAsync(Approver, new(saved.Key, saved.Version, saved.Revision), CancellationToken.None);
        return result.IsOk ? result.Value : throw new InvalidOperationException(result.Error.Message);
    }

    public async Task<IReadOnlyList<string>> SuggestedAsync()
    {
        var decision = await World.RecommendAsync();
        return [.. decision.Slates.Single(slate => slate.Kind == SlateKind.Document).Items.Select(item => item.Id)];
    }

    public async Task<IReadOnlyDictionary<int, DocumentStatus>> StatesAsync(string key) =>
        (await OpenAsync(key)).Versions.ToDictionary(each => each.Version, each => each.Status);

    public async Task<IReadOnlyList<AuditEntryRow>> AuditAsync(string operation)
    {
        await using var db = World.Open();
        var rows = await db.AuditEntries.Where(row => row.Operation == operation).OrderBy(row => row.At).ToListAsync();
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await World.DisposeAsync();
    }

    private async Task<Actor> AddAsync(string name, string role)
    {
        var id = Guid.NewGuid();
        await using var db = World.Open();
        db.People.Add(
            new()
            {
                TenantId = World.Here.TenantId,
                Id = id,
                Key = name,
                DisplayName = name,
                Roles = [role],
                Teams = ["one"],
                Clearance = Classifications.Confidential,
                TimeZone = "UTC",
                IsActive = true,
            }
        );
        await db.SaveChangesAsync();
        return new(World.Here.TenantId, id);
    }
}
