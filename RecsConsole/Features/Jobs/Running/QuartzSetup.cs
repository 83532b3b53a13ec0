using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Where Quartz keeps its triggers: beside the console's tables on a server, so that all nodes share them; on SQLite in a file of its own,
/// because a second writer would wait for the console's and make it wait.
/// </summary>
internal static class QuartzSetup
{
    public const string FileName = "jobs.db";
    private const string Name = "RecsConsole";

    public static IServiceCollection AddClockwork(this IServiceCollection services, DatabaseConnection connection, DataFolder dataFolder)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = Name);
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.UseBackgroundThreads = true; // a process whose start fails must end
                });
                UseDatabase(store, connection, dataFolder);
                if (connection.Provider != DatabaseProvider.Sqlite)
                {
                    store.UseClustering();
                    quartz.ConfigureScheduler(scheduler => scheduler.GenerateInstanceId = true);
                }
            });
        });
        services
            .AddOptions<ThreadPoolOptions>()
            .Configure<IOptions<JobsOptions>>((pool, jobs) => pool.MaxConcurrency = jobs.Value.MaxConcurrency + Spare);
        return services;
    }

    // Besides runs: what asks for scheduled runs and keeps the schedules, and takes milliseconds.
    private const int Spare = 1;

    private static void UseDatabase(IPersistentStoreBuilder store, DatabaseConnection connection, DataFolder dataFolder)
    {
        switch (connection.Provider)
        {
            case DatabaseProvider.Sqlite:
                store.UseSqlite(SqliteFactory.Instance, $"Data Source={dataFolder.In(FileName)}");
                break;
            case DatabaseProvider.PostgreSql:
                store.UsePostgres(NpgsqlFactory.Instance, connection.ConnectionString);
                break;
            default:
                store.UseSqlServer(SqlClientFactory.Instance, connection.ConnectionString);
                break;
        }
    }
}
