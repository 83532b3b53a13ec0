using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Migrating;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Secrets;
using RecsConsole.Platform.Web;

namespace RecsConsole.Platform.Startup;

/// <summary>Builds the host of the site and of the command line: folders, settings and logging.</summary>
public static class ConsoleHost
{
    /// <param name="args">Settings as --Key=value; verbs pass none.</param>
    /// <param name="logToStandardError">For verbs, whose standard output contains only the answer.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, bool logToStandardError)
    {
        // code outside requests: loops, verbs and the log use English on every machine
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = ScreenLanguages.Of(null);
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(null);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                // the manifest of the static files is named after it, whatever program runs this one
                ApplicationName = typeof(ConsoleHost).Assembly.GetName().Name,
                ContentRootPath = ContentRoot.Find(args),
                EnvironmentName = ContentRoot.EnvironmentName(args),
            }
        );
        SecretFolder.AddTo(builder.Configuration);
        ContentRoot.UseDeveloperAddress(builder);
        builder.WebHost.UseStaticWebAssets(); // outside Development too, when run from the build output
        builder.Logging.ClearProviders();
        if (logToStandardError)
        {
            builder.Logging.AddSimpleConsole(format => format.SingleLine = true);
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        else if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(format => format.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole(format =>
            {
                format.UseUtcTimestamp = true;
                format.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                format.IncludeScopes = true;
            });
        }

        return builder;
    }

    /// <summary>Registers what every other part needs: options, clock, files, keys and the database.</summary>
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var dataFolder = new DataFolder(builder.Configuration, builder.Environment.ContentRootPath);
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<ConsoleOptions>>(
                (host, console) =>
                {
                    host.ShutdownTimeout = console.Value.ShutdownTimeout;
                    // Each background loop logs failures and continues; if one still ends, the host logs it and the site keeps running.
                    host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
                }
            );
        services.AddHostedService<SecretReport>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(dataFolder);
        services.AddConsoleDatabase(builder.Configuration, dataFolder, builder.Environment.IsProduction());
        services.AddDestinations();
        services.AddOutbound();
        services.AddMail();
        services.AddScanning();
        services.AddFileCompression();
        return builder;
    }

    /// <summary>Call before the first request or the first line of a verb: checks settings and migrates the schema.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        CheckOptions(services);
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (options.MigrateAtStart)
        {
            await services.GetRequiredService<DatabaseMigration>().RunAsync(cancellationToken);
            await services.GetRequiredService<KeyRingCheck>().EnsureAsync(cancellationToken);
            return;
        }

        // another process migrates, perhaps later; a database of another version is still refused before the first request
        try
        {
            var status = await services.GetRequiredService<DatabaseMigration>().StatusAsync(cancellationToken);
            if (status.Pending.Count == 0)
            {
                await services.GetRequiredService<KeyRingCheck>().EnsureAsync(cancellationToken);
            }
        }
        catch (DbException)
        {
            // the database does not answer yet: /health/ready reports it until it does
        }
    }

    public static void CheckOptions(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (InvalidOperationException e)
        {
            // a value that cannot be converted: the binder's message names the setting
            throw new ConfigurationException(e.Message, e);
        }
    }
}
