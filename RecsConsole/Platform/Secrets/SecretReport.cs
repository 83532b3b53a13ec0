using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Secrets;

/// <summary>Says at the start of the site where its secrets come from, and what is kept in the clear: names, never values.</summary>
public sealed partial class SecretReport(IConfiguration configuration, DataFolder dataFolder, ILogger<SecretReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (KeyProtection.FindOpen(dataFolder) is { } open)
        {
            LogOpenKeys(open);
        }

        var isProtected = configuration[KeyProtection.Setting] is { Length: > 0 } || HardwareModuleSettings.Read(configuration) is not null;
        if (isProtected && KeyProtection.CountUnencrypted(dataFolder) is > 0 and var keys)
        {
            LogUnencrypted(keys);
        }

        if (SecretFolder.PathIn(configuration) is not { } folder || configuration is not IConfigurationRoot root)
        {
            return Task.CompletedTask;
        }

        var places = SecretFolder.PlacesIn(root);
        LogFolder(folder, places.InFolder.Count is 0 ? "none" : string.Join(", ", places.InFolder));
        if (places.Elsewhere.Count > 0)
        {
            LogElsewhere(folder, string.Join(", ", places.Elsewhere));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 141, Level = LogLevel.Information, Message = "Secrets from the folder {Folder}: {Names}")]
    private partial void LogFolder(string folder, string names);

    [LoggerMessage(
        EventId = 142,
        Level = LogLevel.Warning,
        Message = "Secrets that also or only stand outside of the folder {Folder}, in the environment, a file or an argument: {Names}"
    )]
    private partial void LogElsewhere(string folder, string names);

    [LoggerMessage(
        EventId = 143,
        Level = LogLevel.Warning,
        Message = "{Count} files of the folder of keys were made before Keys:Certificate or Keys:Pkcs11:Module was set and are not encrypted"
    )]
    private partial void LogUnencrypted(int count);

    [LoggerMessage(
        EventId = 144,
        Level = LogLevel.Warning,
        Message = "Other accounts of this machine can read or change {Path}, a part of the installation's keys, and their rights cannot be taken away"
    )]
    private partial void LogOpenKeys(string path);
}
