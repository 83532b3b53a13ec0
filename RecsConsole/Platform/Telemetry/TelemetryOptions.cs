using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Platform.Telemetry;

/// <summary>Where traces, metrics and logs are sent; without an address nothing is collected.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "OpenTelemetry";

    /// <summary>The collector's base address, such as http://127.0.0.1:4318 (HttpProtobuf) or :4317 (Grpc).</summary>
    public Uri? OtlpEndpoint { get; set; }

    [EnumDataType(typeof(TelemetryProtocol))]
    public TelemetryProtocol Protocol { get; set; } = TelemetryProtocol.HttpProtobuf;

    /// <summary>Extra headers as key=value, comma separated: an access token, from the environment.</summary>
    public string? Headers { get; set; }

    [Required]
    public string ServiceName { get; set; } = ConsoleTelemetry.Name;

    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MetricsInterval { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint is not (null or { IsAbsoluteUri: true, Scheme: "http" or "https" }))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(OtlpEndpoint)} must be an http or https address.",
                [nameof(OtlpEndpoint)]
            );
        }
    }
}
