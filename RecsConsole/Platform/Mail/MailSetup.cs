using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Mail;

/// <summary>Chooses the mail transport from the settings.</summary>
public static class MailSetup
{
    private const string TryOutFolder = "mail";
    private const string TryOutAddress = "support@console.invalid"; // RFC 2606: an address that does not exist

    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services
            .AddOptions<MailOptions>()
            .BindConfiguration(MailOptions.Section)
            .ValidateDataAnnotations()
            .Validate(options => string.IsNullOrEmpty(options.Host) || options.From is not null, "Mail:From is needed with Mail:Host.")
            .Validate<IOptions<OutboundOptions>>(
                (mail, outbound) => string.IsNullOrEmpty(mail.Host) || mail.IsEncrypted || outbound.Value.MayBePlain(mail.Host, mail.Port),
                "Mail:Security must be StartTls or SslOnConnect, or Mail:Host must be on this machine or listed under Outbound:PlainHosts: "
                    + "anybody on the way can read a mail that is sent without TLS."
            )
            .ValidateOnStart();
        services.TryAddSingleton<PlainMail>();
        services.TryAddSingleton<OutboundRegions>();
        services.TryAddSingleton<ServerCertificates>();
        services.TryAddSingleton<SmtpTransport>();
        return services.AddSingleton<IMailTransport>(provider =>
            Choose(
                provider.GetRequiredService<IOptions<MailOptions>>(),
                provider.GetRequiredService<SmtpTransport>(),
                provider.GetRequiredService<DataFolder>(),
                provider.GetRequiredService<IHostEnvironment>()
            )
        );
    }

    // the demo sends nothing: its mails stay in the data folder
    private static IMailTransport Choose(IOptions<MailOptions> options, SmtpTransport server, DataFolder data, IHostEnvironment environment)
    {
        var set = options.Value;
        var folder = set.Folder ?? (environment.IsDevelopment() ? TryOutFolder : null);
        return !string.IsNullOrEmpty(set.Host) ? server
            : folder is not null ? new FolderTransport(Path.GetFullPath(folder, data.FullPath), set.From ?? TryOutAddress)
            : new NoTransport();
    }
}
