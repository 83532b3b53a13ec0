using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Database.PostgreSql;
using RecsConsole.Database.Sqlite;
using RecsConsole.Database.SqlServer;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database.Backup;
using RecsConsole.Platform.Database.Embedded;
using RecsConsole.Platform.Database.Health;
using RecsConsole.Platform.Database.Migrating;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>Registers the database that the settings choose.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddConsoleDatabase(
        this IServiceCollection services,
        IConfiguration configuration,
        DataFolder dataFolder,
        bool isProduction = true
    )
    {
        var connection = DatabaseConnection.Read(configuration, dataFolder);
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(connection);
        services.AddSingleton<DatabaseMigration>().AddSingleton<DatabaseCopy>();
        services.AddSingleton<DatabaseBackup>();
        services.AddIdentitySchema();
        services
            .AddDataProtection()
            .SetApplicationName("RecsConsole")
            .PersistKeysToFileSystem(KeyProtection.FolderIn(dataFolder, KeyProtection.MayStayOpen(configuration, isProduction)))
            .ProtectWhereConfigured(dataFolder, configuration);
        services.AddSingleton<SubjectKeys>();
        services.AddSingleton<KeyRingCheck>().AddSingleton<KeyRenewal>().AddSingleton<SecretRenewal>();
        services.AddSingleton(new StoredSecret(typeof(SubjectKeyRow), nameof(SubjectKeyRow.WrappedKey), SubjectKeys.Purpose));
        services.AddPooledDbContextFactory<ConsoleDbContext>(
            (provider, options) =>
            {
                Use(options, connection);
                options.UseSubjectKeys(provider.GetRequiredService<SubjectKeys>());
            }
        );
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext());
        services.AddSingleton<TenantDb>();
        services.AddSingleton<DatabaseWriteProbe>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ViewLog>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewLog>());
        services.AddSingleton<AuditSigner>();
        services.AddSingleton<KeptHeads>();
        services.AddSingleton<TrustedHead>().AddSingleton<ChainRepair>();
        services.AddSingleton<AuditSealer>().AddSingleton<TrailKeyRenewal>();
        services.AddSingleton<AuditSealing>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditSealing>());
        services.AddSingleton<JobRequests>();
        services.AddSingleton<JobHeartbeat>();
        services.AddSingleton<JobLog>();
        services.AddSingleton<ChangePoller>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangePoller>());
        services.AddHostedService<ErasureFollower>().AddHostedService<StatisticsUpkeep>();
        return services;
    }

    public static void Use(DbContextOptionsBuilder options, DatabaseConnection connection) =>
        Use(options, connection, connection?.ConnectionString ?? "");

    /// <summary>The same for another login.</summary>
    public static void Use(DbContextOptionsBuilder options, DatabaseConnection connection, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Action<DbContextOptionsBuilder, string> configure = connection.Provider switch
        {
            DatabaseProvider.Sqlite => SqliteProvider.Configure,
            DatabaseProvider.PostgreSql => PostgreSqlProvider.Configure,
            _ => SqlServerProvider.Configure,
        };
        configure(options, connectionString);
    }
}
