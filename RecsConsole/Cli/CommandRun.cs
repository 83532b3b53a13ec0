using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Platform;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli;

/// <summary>One run of a verb: its arguments, the console's services on demand, and its two outputs.</summary>
public sealed class CommandRun(
    ParseResult parsed,
    TextWriter output,
    TextWriter error,
    Action<WebApplicationBuilder> compose,
    Action<WebApplication> use,
    IReadOnlyDictionary<string, string?>? settings
) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions JsonForm = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private WebApplication? _app;
    private AsyncServiceScope? _scope;

    public required bool Json { get; init; }

    public required bool Verbose { get; init; }

    /// <summary>The answer was printed.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Settings of this run that override all others; set them before requesting the services.</summary>
    public IDictionary<string, string?> Overrides { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public T Required<T>(Option<T> option) => parsed.GetRequiredValue(option);

    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>The site's services with an up-to-date database; nothing listens and no job runs.</summary>
    public async Task<IServiceProvider> ServicesAsync(CancellationToken cancellationToken)
    {
        var services = UnpreparedServices();
        await services.PrepareAsync(cancellationToken);
        return services;
    }

    /// <summary>The same without preparing the database, for verbs that inspect it or change its schema themselves.</summary>
    public IServiceProvider UnpreparedServices()
    {
        if (_scope is null)
        {
            var builder = NewBuilder();
            builder.Configuration.AddInMemoryCollection(Overrides);
            ConfigureLogging(builder.Logging);
            compose(builder);
            _app = builder.Build();
            _scope = _app.Services.CreateAsyncScope();
            ConsoleHost.CheckOptions(_app.Services);
        }

        return _scope.Value.ServiceProvider;
    }

    /// <summary>The settings without the overrides of this run, for verbs that choose their overrides by them.</summary>
    public IConfiguration ConfiguredSettings() => NewBuilder().Configuration;

    /// <summary>
    /// The site itself, on a free port of this machine and with its background loops, for verbs that measure it over HTTP.
    /// </summary>
    public async Task<ServedSite> ServeAsync(CancellationToken cancellationToken)
    {
        await ServicesAsync(cancellationToken);
        var app = _app!;
        use(app);
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(cancellationToken);
        return new(app);
    }

    /// <summary>Writes a progress line to standard error.</summary>
    public void Progress(string line) => error.WriteLine(line);

    /// <summary>Writes a line to standard output immediately, for long-running verbs; with --json only the answer is written.</summary>
    public void Say(string line)
    {
        if (!Json)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>
    /// The value of a result; an error ends the verb with its message. Invalid requests give exit code 2, other errors 1.
    /// </summary>
    public static T Require<T>(Result<T> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsOk)
        {
            return result.Value;
        }

        throw new CommandException(
            result.Error.Message,
            result.Error.Kind is ErrorKind.Invalid or ErrorKind.NotFound ? CommandException.WrongInput : CommandException.Failed
        );
    }

    /// <summary>Writes the answer: the object as JSON if requested, otherwise the lines.</summary>
    public int Answer<T>(T answer, params IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        HasAnswered = true;
        if (Json)
        {
            output.WriteLine(ToJson(answer));
            return 0;
        }

        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        return 0;
    }

    internal static string ToJson<T>(T answer) => JsonSerializer.Serialize(answer, JsonForm);

    private WebApplicationBuilder NewBuilder()
    {
        var builder = ConsoleHost.CreateBuilder([], logToStandardError: true);
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        return builder;
    }

    private void ConfigureLogging(ILoggingBuilder logging)
    {
        if (Verbose)
        {
            return;
        }

        logging.AddFilter(level => level >= LogLevel.Warning);
        // a refused command is reported by the one line that ends the verb
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
    }

    public async ValueTask DisposeAsync()
    {
        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }

        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
