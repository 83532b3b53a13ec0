using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.NextSteps;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>Imports logs into the test's own database and reads the result.</summary>
internal sealed class LogImport : IAsyncDisposable
{
    public const string Tenant = "acme";

    public const string Map = "case=case,activity=activity,time=time,resource=who,group=team,document=doc,product=product,priority=prio";

    private readonly TemporaryFolder _folder = new();
    private readonly TestDatabase _database;

    private LogImport(TestDatabase database) => _database = database;

    public List<string> Progress { get; } = [];

    public IReadOnlyDictionary<string, string> Settings => _database.Settings;

    public static async Task<LogImport> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        await CreateAsync(_ => { }, provider);

    public static async Task<LogImport> CreateAsync(Action<IServiceCollection> add, DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        new(
            await TestDatabase.CreateAsync(
                provider,
                services =>
                {
                    services.AddLogImport().AddNextSteps().AddRecommender();
                    add(services);
                }
            )
        );

    public string Write(string text, string name = "log.csv") => Write(Encoding.UTF8.GetBytes(text), name);

    public string Write(byte[] bytes, string name = "log.csv")
    {
        var path = _folder.In(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public Task<Result<ImportedLog>> RunAsync(
        string file,
        Func<ImportLogRequest, ImportLogRequest>? change = null,
        string map = Map,
        string? attributes = null,
        string? finals = null,
        string tenant = Tenant
    )
    {
        var request = new ImportLogRequest(tenant, file, LogMapping.Parse(map, attributes, finals)) { CreateTenant = true };
        return _database
            .Services.GetRequiredService<ImportLog>()
            .RunAsync(change?.Invoke(request) ?? request, Progress.Add, Xunit.TestContext.Current.CancellationToken);
    }

    public T Service<T>()
        where T : notnull => _database.Services.GetRequiredService<T>();

    /// <summary>Adds an operator who can sign in but has no tenant.</summary>
    public async Task AddOperatorAsync(string email)
    {
        await using var db = _database.Open();
        db.Users.Add(
            new OperatorRow
            {
                Id = Guid.NewGuid(),
                UserName = email,
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                DisplayName = "Eva",
            }
        );
        await db.SaveChangesAsync();
    }

    public ConsoleDbContext Open() => _database.Open();

    public async Task<ConsoleDbContext> OpenTenantAsync(string tenant = Tenant)
    {
        var db = _database.Open();
        var id = await db.Tenants.Where(row => row.Key == tenant).Select(row => row.Id).SingleAsync();
        db.BindTo(id);
        return db;
    }

    /// <summary>Row counts of every table, to detect any change.</summary>
    public async Task<SortedDictionary<string, long>> CountRowsAsync()
    {
        await using var db = _database.Open();
        await db.Database.OpenConnectionAsync();
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (
            var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal)
        )
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}
