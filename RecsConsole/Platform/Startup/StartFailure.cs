using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace RecsConsole.Platform.Startup;

/// <summary>Turns failures that an administrator can fix into one line and an exit code; others keep their stack trace.</summary>
public sealed record StartFailure(string Message, int ExitCode)
{
    private const int Failed = 1;
    private const int WrongInput = 2;

    public static StartFailure? Explain(Exception exception) =>
        exception switch
        {
            ConfigurationException e => new(OneLine(e.Message), WrongInput),
            OptionsValidationException e => new(OneLine(e.Message), WrongInput),
            AggregateException e when e.InnerExceptions.All(IsOptions) => new(
                OneLine(string.Join("; ", e.InnerExceptions.Select(inner => inner.Message))),
                WrongInput
            ),
            IOException { InnerException: AddressInUseException } e => new(OneLine(e.Message), Failed),
            TimeoutException e => new(OneLine(e.Message), Failed),
            DbUpdateException { InnerException: DbException e } => new($"The database refused: {OneLine(e.Message)}", Failed),
            DbException e => new($"The database refused: {OneLine(e.Message)}", Failed),
            _ => null,
        };

    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ReplaceLineEndings(" ");
    }

    private static bool IsOptions(Exception exception) => exception is OptionsValidationException or ConfigurationException;
}
