using System.CommandLine;
using MimeKit;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Platform;

namespace RecsConsole.Cli;

/// <summary>mail receive: takes a mail piped from a mail server.</summary>
internal static class MailCommand
{
    // EX_TEMPFAIL of sysexits.h: mail servers keep such a mail and bring it again
    private const int TryLater = 75;

    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<FileInfo?> s_file = new("--file") { Description = "The mail; without it, standard input is read." };

    public static Command Create(CliHost host)
    {
        var receive = new Command("receive", "Takes a mail in as a message of the case that its subject names, as in [BR-1592].")
        {
            s_tenant,
            s_file,
        };
        host.Handle(receive, ReceiveAsync);
        return new Command("mail", "Takes in what customers write.") { receive };
    }

    private static async Task<int> ReceiveAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var mail = await ReadAsync(run.Value(s_file), cancellationToken);
        var result = await services.GetRequiredService<ReceiveMail>().RunAsync(tenant, mail, cancellationToken);
        return result.Value is { } key
            ? run.Answer(new { Case = key }, $"Taken in on {key}.")
            : throw new CommandException(result.Error!.Message, CodeOf(result.Error));
    }

    private static int CodeOf(Error error) => error.Kind is ErrorKind.Unavailable ? TryLater : CommandException.Failed;

    private static async Task<MimeMessage> ReadAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = file is null ? Console.OpenStandardInput() : file.OpenRead();
            return await MimeMessage.LoadAsync(input, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new CommandException($"The mail cannot be read: {e.Message}", e);
        }
    }
}
