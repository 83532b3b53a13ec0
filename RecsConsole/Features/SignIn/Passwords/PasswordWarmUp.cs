namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>Reads the lists of <see cref="PasswordStrength"/> in the background when a site starts, so that nobody waits for them.</summary>
public sealed class PasswordWarmUp : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(PasswordStrength.Load, stoppingToken);
}
