namespace RecsConsole.Platform.Telemetry;

/// <summary>The two forms of OTLP.</summary>
public enum TelemetryProtocol
{
    HttpProtobuf,
    Grpc,
}
